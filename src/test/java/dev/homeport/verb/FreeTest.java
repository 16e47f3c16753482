package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeport.net.Trouble;
import dev.homeport.verb.Report.Done;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** {@code free} at a terminal, with real programs in the way. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class FreeTest {
    private final Terminal at = new Terminal();

    @AfterEach
    void closeTheLab() {
        at.close();
    }

    @Test
    void aYesAsksTheHolderToStopAndWaitsUntilThePortIsFree() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            at.answers.add(true);
            at.type("free " + squatter.port);
            String java = "java (" + squatter.pid() + ")";
            assertThat(at.asked).containsExactly("Ask " + java + " to stop?");
            assertThat(at.reports.get(0)).isInstanceOf(Report.Facts.class);
            assertThat(at.said())
                    .hasSize(3)
                    .startsWith("asked " + java + " to stop (SIGTERM)")
                    .anyMatch(each -> each.matches("java \\(\\d+\\) let go of port \\d+ after \\d+ m?s"))
                    .endsWith("port " + squatter.port + " is free");
            // 128 + SIGTERM
            assertThat(squatter.exit()).isEqualTo(143);
        }
    }

    @Test
    void theHolderIsShownBeforeAnythingIsAsked() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            at.onQuestion = question -> assertThat(at.reports).singleElement().isInstanceOf(Report.Facts.class);
            at.answers.add(false);
            at.type("free " + squatter.port);
            assertThat(at.asked).hasSize(1);
        }
    }

    @Test
    void aNoLeavesTheHolderAlone() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            at.answers.add(false);
            at.type("free " + squatter.port);
            assertThat(at.said())
                    .containsExactly(
                            "nothing was done: port " + squatter.port + " stays with java (" + squatter.pid() + ")");
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void aYesAfterCtrlCIsANo() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            at.onQuestion = question -> at.cancellation.cancel();
            at.answers.add(true);
            at.type("free " + squatter.port);
            assertThat(at.said()).singleElement().asString().startsWith("nothing was done");
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void forceIsOfferedOnlyAfterThePoliteWayHasFailed() throws Exception {
        try (Squatter squatter = Squatter.on(0, "stubborn")) {
            at.answers.add(true);
            at.answers.add(true);
            at.type("free " + squatter.port + " --within 300ms");
            String java = "java (" + squatter.pid() + ")";
            assertThat(at.asked)
                    .containsExactly(
                            "Ask " + java + " to stop?", "Force " + java + " to end? What it has not saved is lost.");
            assertThat(at.said())
                    .contains(java + " still holds port " + squatter.port + " after 300 ms")
                    .contains("ended " + java + " by force (SIGKILL)")
                    .endsWith("port " + squatter.port + " is free");
            // 128 + SIGKILL
            assertThat(squatter.exit()).isEqualTo(137);
        }
    }

    @Test
    void aNoToForceLeavesTheHolderAlone() throws Exception {
        try (Squatter squatter = Squatter.on(0, "stubborn")) {
            at.answers.add(true);
            at.answers.add(false);
            VerbException still = at.fails("free " + squatter.port + " --within 100ms");
            assertThat(still.trouble()).isEqualTo(Trouble.TIMED_OUT);
            assertThat(still.what())
                    .isEqualTo("java (" + squatter.pid() + ") still holds port " + squatter.port + " after 100 ms");
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void ctrlCEndsTheWaitAndSendsNothingMore() throws Exception {
        try (Squatter squatter = Squatter.on(0, "stubborn")) {
            at.answers.add(true);
            VerbException cancelled = at.fails("free " + squatter.port + " --within 30s", report -> {
                if (report instanceof Done done && done.text().startsWith("asked")) {
                    at.cancellation.cancel();
                }
            });
            assertThat(cancelled.trouble()).isEqualTo(Trouble.CANCELLED);
            assertThat(at.asked).hasSize(1);
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void aSocketOfTheLabIsClosedByItsNameInstead() throws Exception {
        at.type("listen 0 as web");
        VerbException own = at.fails("free web");
        assertThat(own.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(own.what()).endsWith(" is held by this program: by web");
        assertThat(own.next()).isEqualTo("`close web`");
        assertThat(at.asked).isEmpty();
    }

    @Test
    void aFreePortIsFree() throws Exception {
        at.type("listen 0 as web");
        at.type("close web");
        at.reports.clear();
        at.type("free web");
        assertThat(at.said()).singleElement().asString().endsWith(" is free");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyProcessOnASharedPortIsShownAndAskedAbout() throws Exception {
        try (Squatter one = Squatter.on(0, "shared");
                Squatter two = Squatter.on(one.port, "shared")) {
            assertThat(at.pidsThatWhoNames(one.port)).containsExactlyInAnyOrder(one.pid(), two.pid());
            at.reports.clear();
            at.answers.addAll(List.of(true, true));
            at.type("free " + one.port);
            assertThat(at.asked).hasSize(2);
            assertThat(one.exit()).isEqualTo(143);
            assertThat(two.exit()).isEqualTo(143);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aForkedChildSharesItsParentsSocketAndIsShown() throws Exception {
        assumeTrue(Tools.has("python3"), "needs python3, which can fork");
        Process parent = new ProcessBuilder(
                        "python3",
                        "-c",
                        "import os, socket, sys\ns = socket.create_server(('127.0.0.1', 0))\nr, w = os.pipe()\n"
                                + "pid = os.fork()\nif pid == 0:\n os.close(w)\n os.read(r, 1)\n os._exit(0)\n"
                                + "print(s.getsockname()[1], pid, flush=True)\nsys.stdin.read()")
                .start();
        try {
            String[] said = new String(Tools.line(parent.getInputStream())).split(" ");
            int port = Integer.parseInt(said[0]);
            long child = Long.parseLong(said[1]);
            assertThat(at.pidsThatWhoNames(port)).containsExactlyInAnyOrder(parent.pid(), child);
            at.reports.clear();
            at.answers.addAll(List.of(true, true));
            at.type("free " + port);
            // The parent first: most servers end their children themselves.
            assertThat(at.asked.get(0)).contains("(" + parent.pid() + ")");
            assertThat(at.said()).endsWith("port " + port + " is free");
        } finally {
            parent.destroyForcibly();
        }
    }
}
