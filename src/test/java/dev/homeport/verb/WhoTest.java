package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeport.verb.Report.Facts.Fact;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code who} with real programs on the port. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a program in the way is ended by SIGTERM")
class WhoTest {
    @TempDir
    Path folder;

    private final Terminal at = new Terminal();

    @AfterEach
    void closeTheLab() {
        at.close();
    }

    @Test
    void aUdpSocketHasAHolderToo() throws Exception {
        try (Squatter squatter = Squatter.on(0, "udp")) {
            at.type("who " + squatter.port);
            Report.Facts facts = (Report.Facts) at.reports.get(0);
            assertThat(facts.title()).isEqualTo("udp port " + squatter.port + " is held by java");
            at.reports.clear();
            at.answers.add(true);
            at.type("free " + squatter.port);
            assertThat(at.said()).endsWith("port " + squatter.port + " is free");
        }
    }

    @Test
    void thatAnotherProgramHadAPortIsKnownWhenItIsGone() throws Exception {
        at.type("listen 0 as own");
        int own = java.util.Objects.requireNonNull(
                        at.lab.find("own").orElseThrow().local())
                .port();
        try (Squatter squatter = Squatter.on(0)) {
            at.type("who " + squatter.port);
            ProcessHandle.of(squatter.pid()).ifPresent(ProcessHandle::destroyForcibly);
            squatter.exit();
            assertThat(at.lab.ports().heldElsewhere()).contains(squatter.port).doesNotContain(own);
        }
    }

    @Test
    void whoSaysSinceWhenAndWhoStartedIt() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            at.type("who " + squatter.port);
            List<Fact> facts = ((Report.Facts) at.reports.get(0)).facts();
            assertThat(facts)
                    .extracting(Fact::name)
                    .containsExactly("program", "pid", "user", "command line", "started", "started by", "address");
            assertThat(facts.get(4).value())
                    .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d(:\\d\\d)? \\(\\d+ (s|min) ago\\)");
            assertThat(facts.get(5).value())
                    .isEqualTo("java (" + ProcessHandle.current().pid() + ")");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessOfAnotherUserIsNamedToRoot() throws Exception {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs root, to start a process as another user");
        assumeTrue(Tools.has("setpriv"), "needs setpriv");
        Path classes = Tools.readableCopyOf(Squatter.class, folder);
        List<String> asNobody = List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups");
        try (Squatter squatter = Squatter.by(asNobody, classes, 0)) {
            at.type("who " + squatter.port);
            assertThat(((Report.Facts) at.reports.get(0)).facts())
                    .contains(new Fact("user", "nobody"), new Fact("pid", Long.toString(squatter.pid())));
        }
    }

    @Test
    void aHostileCommandLineIsHarmlessAndCut() throws Exception {
        try (Squatter squatter = Squatter.on(0, "\u001b]0;owned\u0007\u202e" + "x".repeat(500))) {
            at.type("who " + squatter.port);
            Fact command = ((Report.Facts) at.reports.get(0)).facts().get(3);
            assertThat(command.name()).isEqualTo("command line");
            assertThat(command.value())
                    .hasSizeLessThanOrEqualTo(200)
                    .endsWith("…")
                    .doesNotContain("\u001b", "\u202e");
        }
    }

    @Test
    void anArgumentOfSeveralLinesIsWhole() throws Exception {
        try (Squatter squatter = Squatter.on(0, "one\ntwo")) {
            at.type("who " + squatter.port);
            assertThat(((Report.Facts) at.reports.get(0)).facts().get(3).value())
                    .endsWith("one\\ntwo");
        }
    }
}
