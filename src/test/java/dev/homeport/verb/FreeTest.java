package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Report.Done;
import dev.homeport.verb.Report.Facts.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code free} and {@code who} with real processes in the way. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class FreeTest {
    @TempDir
    Path folder;

    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final List<Report> reports = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final Deque<Boolean> answers = new ArrayDeque<>();
    private final Cancellation cancellation = new Cancellation();
    private Consumer<String> onQuestion = question -> {};
    private Front.Origin origin = Front.Origin.TERMINAL;

    @AfterEach
    void closeTheLab() {
        lab.close();
    }

    @Test
    void aYesAsksTheHolderToStopAndWaitsUntilThePortIsFree() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            answers.add(true);
            type("free " + squatter.port);
            String java = "java (" + squatter.pid() + ")";
            assertThat(asked).containsExactly("Ask " + java + " to stop?");
            assertThat(reports.get(0)).isInstanceOf(Report.Facts.class);
            assertThat(said())
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
            onQuestion = question -> assertThat(reports).singleElement().isInstanceOf(Report.Facts.class);
            answers.add(false);
            type("free " + squatter.port);
            assertThat(asked).hasSize(1);
        }
    }

    @Test
    void aNoLeavesTheHolderAlone() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            answers.add(false);
            type("free " + squatter.port);
            assertThat(said())
                    .containsExactly(
                            "nothing was done: port " + squatter.port + " stays with java (" + squatter.pid() + ")");
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void aYesAfterCtrlCIsANo() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            onQuestion = question -> cancellation.cancel();
            answers.add(true);
            type("free " + squatter.port);
            assertThat(said()).singleElement().asString().startsWith("nothing was done");
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void forceIsOfferedOnlyAfterThePoliteWayHasFailed() throws Exception {
        try (Squatter squatter = Squatter.on(0, "stubborn")) {
            answers.add(true);
            answers.add(true);
            type("free " + squatter.port + " --within 300ms");
            String java = "java (" + squatter.pid() + ")";
            assertThat(asked)
                    .containsExactly(
                            "Ask " + java + " to stop?", "Force " + java + " to end? What it has not saved is lost.");
            assertThat(said())
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
            answers.add(true);
            answers.add(false);
            VerbException still = fails("free " + squatter.port + " --within 100ms");
            assertThat(still.trouble()).isEqualTo(Trouble.TIMED_OUT);
            assertThat(still.what())
                    .isEqualTo("java (" + squatter.pid() + ") still holds port " + squatter.port + " after 100 ms");
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void ctrlCEndsTheWaitAndSendsNothingMore() throws Exception {
        try (Squatter squatter = Squatter.on(0, "stubborn")) {
            answers.add(true);
            VerbException cancelled = fails("free " + squatter.port + " --within 30s", report -> {
                if (report instanceof Done done && done.text().startsWith("asked")) {
                    cancellation.cancel();
                }
            });
            assertThat(cancelled.trouble()).isEqualTo(Trouble.CANCELLED);
            assertThat(asked).hasSize(1);
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void throughAPipeNothingIsEndedAndTheLineToTypeIsSaid() throws Exception {
        origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0)) {
            VerbException nobody = fails("free " + squatter.port);
            assertThat(nobody.trouble()).isEqualTo(Trouble.BAD_INPUT);
            assertThat(nobody.what())
                    .isEqualTo("nobody is there to answer whether java (" + squatter.pid() + ") may be asked to stop");
            assertThat(nobody.next())
                    .isEqualTo("`free " + squatter.port + " --yes " + squatter.pid()
                            + "` asks it politely; force needs a terminal");
            assertThat(squatter.lives()).isTrue();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void throughAPipeTheProcessThatIsNamedIsAskedPolitely() throws Exception {
        origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0)) {
            type("free " + squatter.port + " --yes " + squatter.pid());
            assertThat(said()).endsWith("port " + squatter.port + " is free");
            assertThat(squatter.exit()).isEqualTo(143);
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void throughAPipeAnotherNumberEndsNothing() throws Exception {
        origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0);
                Squatter bystander = Squatter.on(0)) {
            VerbException wrong = fails("free " + squatter.port + " --yes " + bystander.pid());
            assertThat(wrong.what()).isEqualTo("process " + bystander.pid() + " does not hold port " + squatter.port);
            assertThat(squatter.lives()).isTrue();
            assertThat(bystander.lives()).isTrue();
        }
    }

    @Test
    void throughAPipeNothingIsForced() throws Exception {
        origin = Front.Origin.PIPE;
        try (Squatter squatter = Squatter.on(0, "stubborn")) {
            VerbException still = fails("free " + squatter.port + " --within 100ms --yes " + squatter.pid());
            assertThat(still.trouble()).isEqualTo(Trouble.TIMED_OUT);
            assertThat(squatter.lives()).isTrue();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void aLessonEndsNoProgramWhateverItSays() throws Exception {
        origin = Front.Origin.LESSON;
        try (Squatter squatter = Squatter.on(0)) {
            VerbException never = fails("free " + squatter.port + " --yes " + squatter.pid());
            assertThat(never.what()).isEqualTo("a lesson ends no program");
            assertThat(reports).isEmpty();
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void aSocketOfTheLabIsClosedByItsNameInstead() throws Exception {
        type("listen 0 as web");
        VerbException own = fails("free web");
        assertThat(own.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(own.what()).endsWith(" is held by this program: by web");
        assertThat(own.next()).isEqualTo("`close web`");
        assertThat(asked).isEmpty();
    }

    @Test
    void aFreePortIsFree() throws Exception {
        type("listen 0 as web");
        type("close web");
        reports.clear();
        type("free web");
        assertThat(said()).singleElement().asString().endsWith(" is free");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void everyProcessOnASharedPortIsShownAndAskedAbout() throws Exception {
        try (Squatter one = Squatter.on(0, "shared");
                Squatter two = Squatter.on(one.port, "shared")) {
            assertThat(pidsThatWhoNames(one.port)).containsExactlyInAnyOrder(one.pid(), two.pid());
            reports.clear();
            answers.addAll(List.of(true, true));
            type("free " + one.port);
            assertThat(asked).hasSize(2);
            assertThat(one.exit()).isEqualTo(143);
            assertThat(two.exit()).isEqualTo(143);
        }
    }

    @Test
    void aUdpSocketHasAHolderToo() throws Exception {
        try (Squatter squatter = Squatter.on(0, "udp")) {
            type("who " + squatter.port);
            Report.Facts facts = (Report.Facts) reports.get(0);
            assertThat(facts.title()).isEqualTo("udp port " + squatter.port + " is held by java");
            reports.clear();
            answers.add(true);
            type("free " + squatter.port);
            assertThat(said()).endsWith("port " + squatter.port + " is free");
        }
    }

    @Test
    void whoSaysSinceWhenAndWhoStartedIt() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            type("who " + squatter.port);
            List<Fact> facts = ((Report.Facts) reports.get(0)).facts();
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
            assertThat(pidsThatWhoNames(port)).containsExactlyInAnyOrder(parent.pid(), child);
            reports.clear();
            answers.addAll(List.of(true, true));
            type("free " + port);
            // The parent first: most servers end their children themselves.
            assertThat(asked.get(0)).contains("(" + parent.pid() + ")");
            assertThat(said()).endsWith("port " + port + " is free");
        } finally {
            parent.destroyForcibly();
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
            type("who " + squatter.port);
            assertThat(((Report.Facts) reports.get(0)).facts())
                    .contains(new Fact("user", "nobody"), new Fact("pid", Long.toString(squatter.pid())));
        }
    }

    @Test
    void aHostileCommandLineIsHarmlessAndCut() throws Exception {
        try (Squatter squatter = Squatter.on(0, "\u001b]0;owned\u0007\u202e" + "x".repeat(500))) {
            type("who " + squatter.port);
            Fact command = ((Report.Facts) reports.get(0)).facts().get(3);
            assertThat(command.name()).isEqualTo("command line");
            assertThat(command.value())
                    .hasSizeLessThanOrEqualTo(200)
                    .endsWith("…")
                    .doesNotContain("\u001b", "\u202e");
        }
    }

    @Test
    void theOneThatStartedThisProgramIsNotEndedWithoutAWarning() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Holder shell = new Holder(
                Transport.TCP,
                Endpoint.loopback(62893),
                Observed.seen(new Owner((int) parent.pid(), "bash", "bash", "ada")),
                "ada",
                null,
                new Owner(1, "systemd", "", "root"));
        assertThat(Relatives.warnings(shell))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Homeport runs inside this process"),
                        second -> assertThat(second)
                                .isEqualTo("It was started by systemd (1), which may start it again."));
    }

    @Test
    void anotherHomeportAndDockersProxyAreKnown() {
        assertThat(Relatives.warnings(held("java", "java -jar /opt/homeport.jar")))
                .containsExactly("This is another Homeport. All that it has open will close.");
        assertThat(Relatives.warnings(held("docker-proxy", "docker-proxy -proto tcp")))
                .singleElement()
                .asString()
                .contains("`docker ps`");
        assertThat(Relatives.warnings(held("python3", "python3 -m http.server")))
                .isEmpty();
    }

    @Test
    void aProcessThatIsNotTheOneSeenGetsNoSignal() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            Holder seen = lab.ports().holders(squatter.port).orElse(List.of()).get(0);
            Holder earlier = new Holder(
                    seen.transport(), seen.local(), seen.owner(), seen.user(), Instant.EPOCH, seen.startedBy());
            assertThat(lab.ports().signal(earlier, true)).isFalse();
            Holder unknownStart =
                    new Holder(seen.transport(), seen.local(), seen.owner(), seen.user(), null, seen.startedBy());
            assertThat(lab.ports().signal(unknownStart, true)).isFalse();
            Holder elsewhere =
                    new Holder(seen.transport(), Endpoint.loopback(1), seen.owner(), seen.user(), seen.started(), null);
            assertThat(lab.ports().signal(elsewhere, true)).isFalse();
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void neitherProcessOneNorThisProgramGetsASignal() {
        for (int pid : new int[] {0, 1, (int) ProcessHandle.current().pid()}) {
            Holder never = new Holder(
                    Transport.TCP,
                    Endpoint.loopback(62893),
                    Observed.seen(new Owner(pid, "it", "", "")),
                    "",
                    Instant.EPOCH,
                    null);
            LabException refused =
                    catchThrowableOfType(LabException.class, () -> lab.ports().signal(never, false));
            assertThat(refused.what()).isEqualTo("process " + pid + " is not to be ended from here");
        }
    }

    private static Holder held(String name, String commandLine) {
        return new Holder(
                Transport.TCP,
                Endpoint.loopback(62893),
                Observed.seen(new Owner(99_999_999, name, commandLine, "ada")),
                "ada",
                null,
                null);
    }

    private List<Long> pidsThatWhoNames(int port) throws VerbException {
        type("who " + port);
        return reports.stream()
                .filter(Report.Facts.class::isInstance)
                .flatMap(each -> ((Report.Facts) each).facts().stream())
                .filter(each -> each.name().equals("pid"))
                .map(each -> Long.parseLong(each.value()))
                .toList();
    }

    private void type(String line) throws VerbException {
        type(line, report -> {});
    }

    private void type(String line, Consumer<Report> watcher) throws VerbException {
        CommandLine typed = CommandLine.parse(line, SpecsTest.verbs()).orElseThrow();
        Act act = new Act(line, Duration.ofSeconds(20), cancellation);
        typed.verb()
                .run(typed.arguments(), new VerbContext(lab, report -> show(report, watcher), act, new Answering()));
    }

    private void show(Report report, Consumer<Report> watcher) {
        reports.add(report);
        watcher.accept(report);
    }

    private VerbException fails(String line) {
        return fails(line, report -> {});
    }

    private VerbException fails(String line, Consumer<Report> watcher) {
        VerbException failure = catchThrowableOfType(VerbException.class, () -> type(line, watcher));
        assertThat(failure).as(line + " did not fail").isNotNull();
        return failure;
    }

    private List<String> said() {
        return reports.stream()
                .filter(Done.class::isInstance)
                .map(each -> ((Done) each).text())
                .toList();
    }

    private final class Answering implements Front {
        @Override
        public Origin origin() {
            return origin;
        }

        @Override
        public boolean yes(String question, Cancellation during) {
            asked.add(question);
            onQuestion.accept(question);
            return answers.remove();
        }
    }
}
