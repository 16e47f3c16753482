package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, as a shell, a script and other programs meet it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgramIT {
    @TempDir
    Path state;

    @Test
    void pipedLinesRunWithoutPromptOrColourAndTheLastNeedsNoNewline() throws Exception {
        Program.Ended ended =
                Program.run(state, "listen 0 as web\nconnect web as c\r\ncheck connection c is established");
        assertThat(ended.output().lines())
                .hasSize(4)
                .noneMatch(line -> line.contains("\u001b") || line.contains(">  "))
                .last()
                .asString()
                .endsWith("is in ESTABLISHED");
        assertThat(ended.code()).isZero();
    }

    @Test
    void theExitCodeSaysHowItWent() throws Exception {
        assertThat(Program.run(state, "check port 1 is free\n").code()).isZero();
        assertThat(Program.run(state, "check port 1 is listening\n").code()).isEqualTo(1);
        assertThat(Program.run(state, "lsiten 0\n").code()).isEqualTo(2);
        assertThat(Program.run(state, "", "nonsense").code()).isEqualTo(2);
        assertThat(Program.run(state, "", "run", "no-such-file").code()).isEqualTo(2);
        assertThat(Program.run(state, "", "start", "no-such-lesson").code()).isEqualTo(2);
    }

    @Test
    void aLessonThatIsStillOpenAtTheEndOfTheInputHasNotPassed() throws Exception {
        Program.Ended ended = Program.run(state, "", "start", "a-port-of-your-own");
        assertThat(ended.output()).contains("Step 1 of 7");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(Program.run(state, "", "start").output()).contains("Step 1 of 7");
        assertThat(Program.run(state, "", "start", "a", "b").code()).isEqualTo(2);
    }

    @Test
    void doctorIsACommandAndWarningsDoNotFail() throws Exception {
        Program.Ended ended = Program.run(state, "", "doctor");
        assertThat(ended.output())
                .contains("ok Java: ", "ok loopback IPv4: a byte goes each way", "ok progress folder: ")
                .doesNotContain("problem: ");
        assertThat(ended.code()).isZero();
        assertThat(Program.run(state, "", "doctor", "--json").output())
                .startsWith(
                        "{\"event\":\"report\",\"report\":\"examined\",\"exams\":[{\"name\":\"Java\",\"result\":\"ok\"");
    }

    @Test
    void throughAPipeFreeEndsNothingAndSaysWhatToType() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Program.Ended ended = Program.run(state, "free " + taken.getLocalPort() + "\n");
            assertThat(ended.output())
                    .contains("nobody is there to answer")
                    .contains("free " + taken.getLocalPort() + " --yes "
                            + ProcessHandle.current().pid());
            assertThat(ended.code()).isEqualTo(2);
        }
    }

    @Test
    void anUnknownCommandSaysWhatMayHaveBeenMeant() throws Exception {
        assertThat(Program.run(state, "", "verfiy").output())
                .isEqualTo(
                        "homeport: unknown command verfiy; did you mean verify?\nhomeport help lists the commands\n");
    }

    @Test
    void theJarAloneHasTheLessons() throws Exception {
        List<String> command =
                List.of(Program.java(), "-jar", Program.jar().toAbsolutePath().toString(), "lessons");
        try (Program program = Program.start(state, state, command)) {
            Program.Ended ended = program.end("");
            assertThat(ended.output())
                    .contains(
                            "a-port-of-your-own",
                            "ports-the-system-picks",
                            "an-echo-server",
                            "one-message-at-a-time",
                            "a-tiny-web-server");
            assertThat(ended.code()).isZero();
        }
    }

    @Test
    void theLauncherMapsItsClassesFromTheArchive() throws Exception {
        assumeTrue(Files.exists(archive()), "this JVM made no class data archive");
        Path loaded = state.resolve("loaded");
        List<String> command = List.of(Program.launcher().toAbsolutePath().toString(), "lessons");
        try (Program program =
                Program.start(state, state, command, Map.of("HOMEPORT_JAVA_OPTS", "-Xlog:class+load:file=" + loaded))) {
            assertThat(program.end("").code()).isZero();
        }
        assertThat(loaded)
                .content()
                .containsPattern("dev\\.homeport\\.session\\.Session source: shared objects file \\(top\\)");
    }

    @Test
    void aStartLoadsNoCompiler() throws Exception {
        Path loaded = state.resolve("loaded");
        List<String> command = List.of(Program.launcher().toAbsolutePath().toString(), "run", "-");
        try (Program program =
                Program.start(state, state, command, Map.of("HOMEPORT_JAVA_OPTS", "-Xlog:class+load:file=" + loaded))) {
            assertThat(program.end("listen 0 as web\nhelp\n").code()).isZero();
        }
        assertThat(loaded)
                .content()
                .contains("dev.homeport.verb.Java ")
                .doesNotContain(" jdk.jshell.", " org.objectweb.", "dev.homeport.code.Snippets");
    }

    @Test
    void javaInOneLineWorksThroughAPipe() throws Exception {
        List<String> command = List.of(Program.launcher().toAbsolutePath().toString(), "run", "-", "--json");
        try (Program program = Program.start(state, state, command)) {
            Program.Ended ended = program.end("java { ServerSocket web = new ServerSocket(0); web.isBound() }\n"
                    + "java { System.out.println(\"a \\t b\") }\ncheck listener web is listening\n");
            assertThat(ended.output())
                    .contains("\"report\":\"java-value\",\"name\":\"$1\",\"value\":\"true\"")
                    .contains("\"report\":\"java-printed\",\"line\":\"a \\t b\"");
            assertThat(ended.code()).isZero();
        }
    }

    @Test
    void anArchiveThatDoesNotFitIsPassedOverInSilence() throws Exception {
        assumeTrue(Files.exists(archive()), "this JVM made no class data archive");
        for (Path each : List.of(Program.launcher(), Program.jar(), archive())) {
            Files.copy(each, state.resolve(each.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.setLastModifiedTime(state.resolve("homeport.jar"), FileTime.from(Instant.EPOCH));
        assertVersionIsAllItSays(state.resolve("homeport"));
        Files.delete(state.resolve("homeport.jsa"));
        Files.writeString(state.resolve("homeport.jsa"), "another JVM's format");
        assertVersionIsAllItSays(state.resolve("homeport"));
    }

    private void assertVersionIsAllItSays(Path launcher) throws Exception {
        try (Program program = Program.start(state, state, List.of(launcher.toString(), "version"))) {
            assertThat(program.end("").output()).matches("homeport [^\\n]+\\n");
        }
    }

    private static Path archive() {
        return Program.jar().resolveSibling("homeport.jsa");
    }

    @Test
    void whatWasPassedSurvivesKillMinusNine() throws Exception {
        try (Program program = Program.start(state, "start", "ports-the-system-picks")) {
            program.type("listen 0 as web\n");
            program.until("Step 2 of");
            program.kill();
        }
        assertThat(Program.run(state, "", "lessons", "--json").output())
                .contains("\"id\":\"ports-the-system-picks\"")
                .containsPattern("\"id\":\"ports-the-system-picks\"[^}]*\"passed\":1");
    }

    @Test
    void twoTerminalsAtOnceKeepBothProgresses() throws Exception {
        try (Program one = Program.start(state, "start", "ports-the-system-picks");
                Program two = Program.start(state, "start", "an-echo-server")) {
            one.until("Step 1 of");
            two.until("Step 1 of");
            one.type("listen 0 as web\n");
            two.type("listen 0 as server\nconnect server as client\naccept server as inside\n");
            one.until("Step 2 of");
            two.until("Step 2 of");
            one.end("quit\n");
            two.end("quit\n");
        }
        String lessons = Program.run(state, "", "lessons", "--json").output();
        assertThat(lessons).containsPattern("\"id\":\"ports-the-system-picks\"[^}]*\"passed\":1");
        assertThat(lessons).containsPattern("\"id\":\"an-echo-server\"[^}]*\"passed\":1");
    }

    @Test
    void aPeersEscapeSequencesNeverReachTheOutputAlsoWhenSplit() throws Exception {
        try (Program program = Program.start(state)) {
            program.type("listen 0 as web\n");
            String line = program.until("listening on 127.0.0.1:");
            int port = Integer.parseInt(line.replaceAll(".*127\\.0\\.0\\.1:(\\d+).*", "$1"));
            try (Socket peer = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
                program.type("accept web as p\n");
                OutputStream out = peer.getOutputStream();
                out.write(new byte[] {'a', 0x1b});
                out.flush();
                program.type("recv p --bytes 2\n");
                assertThat(program.until("< a")).isEqualTo("  < a\\x1b");
                out.write(new byte[] {'[', '2', 'J', (byte) 0x9b, '3', '1', 'm', (byte) 0xe2});
                out.flush();
                program.type("recv p --bytes 8\nwire\n");
                assertThat(program.until("< [2J")).isEqualTo("  < [2J\\x9b31m\\xe2");
            }
            Program.Ended ended = program.end("recv p\nquit\n");
            assertThat(ended.output().codePoints())
                    .noneMatch(c -> (c < 0x20 && c != '\n' && c != '\r') || (c >= 0x7f && c < 0xa0));
        }
    }

    @Test
    void curlGetsWhatARouteSays() throws Exception {
        assumeTrue(Program.has("curl"), "curl is not installed");
        try (Program program = Program.start(state)) {
            program.type("serve 0 as web\nroute GET /hello \"hello\\n\"\n");
            String line = program.until("serving http://127.0.0.1:");
            String url = line.replaceAll(".*(http://127\\.0\\.0\\.1:\\d+).*", "$1");
            program.until("web answers GET /hello");
            assertThat(curl("-si", url + "/hello"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nhello\n");
            assertThat(curl("-s", "-o", "-", "-w", "%{http_code}", "-H", "Host: evil.example", url + "/hello"))
                    .endsWith("421");
            program.type("check listener web answered GET /hello with 200\n");
            program.until("ok listener web answered GET /hello with 200");
        }
    }

    @Test
    void verifyProvesEachLessonAndSaysWhatIsWrongWithABrokenOne() throws Exception {
        Path broken = Files.writeString(
                state.resolve("broken.md"),
                "---\nid: broken\ntitle: Broken\nminutes: 5\n---\n## One {#one}\n```try\nlisten 0 as web\n```\n"
                        + "```expect\nport ${web.port} is listning\n```\n");
        Program.Ended ended = Program.run(state, "", "verify", broken.toString());
        assertThat(ended.output()).contains("broken.md:11:", "did you mean");
        assertThat(ended.code()).isEqualTo(2);
        Program.Ended untrue = Program.run(
                state,
                "",
                "verify",
                Files.writeString(broken, Files.readString(broken).replace("is listning", "is free"))
                        .toString());
        assertThat(untrue.output()).contains("not proved", "step one: the solution does not pass");
        assertThat(untrue.code()).isEqualTo(1);
    }

    @Test
    void verifyCountsALessonOnceAndSeesAUnitBesideTheOthers() throws Exception {
        Path unit = Files.createDirectories(state.resolve("lessons/01-unit"));
        for (String id : List.of("a", "b", "c")) {
            Files.writeString(
                    unit.resolve("01-" + id + ".md"),
                    "---\nid: " + id + "\ntitle: A\nminutes: 1\nneeds: " + (id.equals("a") ? "b" : "a")
                            + "\n---\n## One {#one}\nRead.\n");
        }
        Program.Ended ended = Program.run(state, "", "verify", unit.toString());
        assertThat(ended.output())
                .contains("lessons need each other in a circle: a -> b -> a", "2 of 3 lessons proved")
                .contains(unit + "/01-a.md:5:8: ");
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void aNarrowTerminalShowsNoLineThatIsTooWide() throws Exception {
        assumeTrue(Program.has("tmux"), "tmux is not installed");
        String server = "homeport-" + ProcessHandle.current().pid();
        String command = "env HOMEPORT_STATE=" + state + " JAVA_HOME=" + System.getProperty("java.home") + " "
                + Program.launcher().toAbsolutePath() + " start an-echo-server";
        tmux(server, "-f", "/dev/null", "new-session", "-d", "-x", "40", "-y", "60", command);
        try {
            String screen = Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> tmux(server, "capture-pane", "-p"), shown -> shown.contains("1/8>"));
            assertThat(screen).contains("Step 1 of 8");
            // A line that the terminal had to break would go on at the edge without a blank between the words.
            assertThat(screen).containsPattern("(?m)^An echo server$");
            assertThat(screen.lines()).allMatch(line -> line.length() <= 40);
        } finally {
            tmux(server, "kill-server");
        }
    }

    private static String curl(String... arguments) throws IOException, InterruptedException {
        return output(List.of("curl", "--noproxy", "*", "--max-time", "10"), arguments);
    }

    private static String tmux(String server, String... arguments) throws IOException, InterruptedException {
        return output(List.of("tmux", "-L", server), arguments);
    }

    private static String output(List<String> tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(tool);
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(30, TimeUnit.SECONDS);
        return output;
    }
}
