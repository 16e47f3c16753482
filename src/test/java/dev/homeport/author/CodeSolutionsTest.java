package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeport.author.Proof.Skipped;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lesson's own code, Java and shell: it runs only where the person who verifies said so, and nothing of it is left. */
@Timeout(60)
class CodeSolutionsTest {
    private static final String STEP = """
            ## Open {#open}
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void thereIsAShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh here");
    }

    private static Proof prove(String body, Allowed allowed, String searchPath) throws InterruptedException {
        String text = "---\nid: a\ntitle: A\nminutes: 1\n---\n" + body;
        ParsedLesson parsed = LessonParser.parse("01-unit/01-a.md", text.getBytes(StandardCharsets.UTF_8));
        return new Verifier(62893, allowed, searchPath, Verifier.Progress.NONE)
                .verify(List.of(parsed.lesson()
                        .orElseThrow(() -> new AssertionError(parsed.problems().toString()))))
                .get(0);
    }

    private static Proof prove(String body) throws InterruptedException {
        return prove(body, Allowed.ALL_CODE, "/bin:/usr/bin");
    }

    private static List<String> said(Proof proof) {
        return proof.failures().stream().map(f -> f.line() + ": " + f.message()).toList();
    }

    private static String sh(String... lines) {
        return STEP + "```solution sh\n" + String.join("\n", lines) + "\n```\n";
    }

    @Test
    void withoutConsentNoCodeRunsAndEachIsNamed() throws Exception {
        Path java = folder.resolve("java");
        Path sh = folder.resolve("sh");
        String body = STEP + "```solution java\njava.nio.file.Files.createFile(java.nio.file.Path.of(\"" + java
                + "\"));\nServerSocket web = new ServerSocket(0);\n```\n```solution sh\ntouch " + sh + "\n```\n";
        Skipped noJava = new Skipped("solution java", 13, "--allow-java or --allow-sh was not given");
        Skipped noShell = new Skipped("solution sh", 17, "--allow-sh was not given");

        Proof none = prove(body, Allowed.NO_CODE, "/bin:/usr/bin");
        assertThat(none.skipped()).containsExactly(noJava, noShell);
        assertThat(none.holds()).isTrue();
        assertThat(java).doesNotExist();
        assertThat(sh).doesNotExist();

        assertThat(prove(body, new Allowed(true, false), "/bin:/usr/bin").skipped())
                .containsExactly(noShell);
        assertThat(java).exists();
        assertThat(sh).doesNotExist();

        Files.delete(java);
        assertThat(prove(body).skipped()).isEmpty();
        assertThat(java).exists();
        assertThat(sh).exists();
    }

    @Test
    void whatIsNotInstalledIsSkippedInTheShellsOwnWords() throws InterruptedException {
        assertThat(prove(sh("no-such-tool 1"), Allowed.ALL_CODE, "").skipped())
                .containsExactly(new Skipped("solution sh", 13, "sh is not installed"));
        assertThat(prove(sh("no-such-tool 1")).skipped())
                .singleElement()
                .satisfies(each -> assertThat(each.reason())
                        .startsWith("a tool is not installed: ")
                        .contains("no-such-tool"));
    }

    @Test
    void aFailedExitIsAFaultAndItsOutputIsShown() throws InterruptedException {
        Proof proof = prove(sh("echo so far so good", "echo 'it hurts' >&2", "exit 3"));
        assertThat(said(proof)).containsExactly("13: it ended with 3, and wrote: so far so good; it hurts");
        assertThat(proof.failures().get(0).rule()).isEqualTo(Rule.SHELL_ENDS_WELL);
    }

    @Test
    void aLineThatBeginsWithCdOrAPathIsRun() throws Exception {
        Path tool = Files.writeString(folder.resolve("tool"), "#!/bin/sh\ntouch made\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(prove(sh("cd " + folder, "# a comment", "NAME=x ./tool", tool.toString()))
                        .skipped())
                .isEmpty();
        assertThat(folder.resolve("made")).exists();
    }

    @Test
    void whatChangesNothingDoesNotPassAndItsOutputIsShown() throws InterruptedException {
        Proof proof = prove(sh("echo done"));
        assertThat(proof.skipped()).isEmpty();
        assertThat(said(proof))
                .singleElement()
                .asString()
                .startsWith("13: this solution does not pass: listener web is listening")
                .endsWith("; it wrote: done");
    }

    @Test
    void aServerInTheBackgroundIsSeenByTheChecksAndEndsWithTheProof() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "no python3 here");
        int port = freePort();
        Path pids = folder.resolve("pids");
        String body = """
                ## Serve {#serve}
                ```try
                listen PORT as home
                ```
                ```expect
                port PORT is listening
                ```
                ```solution sh
                cd FOLDER
                python3 -m http.server --bind 127.0.0.1 PORT &
                echo $! >> PIDS
                setsid sleep 300 > sleep.out 2>&1 &
                echo $! >> PIDS
                (setsid sleep 301 & echo $! >> PIDS) > /dev/null 2>&1
                ```
                """.replace("PORT", Integer.toString(port))
                .replace("FOLDER", folder.toString())
                .replace("PIDS", pids.toString());
        assertThat(said(prove(body))).isEmpty();
        List<String> started = Files.readAllLines(pids);
        assertThat(started).hasSize(3);
        assertThat(started)
                .allMatch(pid -> ProcessHandle.of(Long.parseLong(pid))
                        .map(each -> !each.isAlive() || isZombie(each))
                        .orElse(true));
        // And so the next proof finds its port free.
        assertThat(said(prove(body))).isEmpty();
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .contains(") Z ");
        } catch (IOException gone) {
            return true;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
