package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jline.terminal.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only the kernel can do to a program on a terminal of its own. */
@Timeout(60)
@EnabledOnOs(OS.LINUX) // setsid --ctty is util-linux, env --default-signal coreutils
class OwnTerminalTest {
    @TempDir
    Path home;

    private Path history;
    private Path closed;

    @BeforeEach
    void names() {
        history = home.resolve("history");
        closed = home.resolve("closed");
    }

    @Test
    void controlCIsASignalWhileAVerbWaitsAndKeepsWhatWasTypedAhead() throws Exception {
        try (ChildTerminal child = child("xterm-256color")) {
            child.awaitShown("binding 2/6>");
            child.press("accept\r");
            // A Ctrl-C before the terminal is set for the verb is a byte for the next prompt.
            child.awaitShown("began to wait");
            child.press("send typed ahead\rhalf");
            child.press("\u0003");
            child.awaitShown("stopped waiting");
            child.awaitShown("did send typed ahead");
            child.awaitShown("binding 2/6> half");
            child.press("\u0003\u0004");
            assertThat(child.awaitExit()).isZero();
            assertThat(closed).exists();
        }
    }

    @Test
    void leavingGivesTheStatusLinesRowBack() throws Exception {
        try (ChildTerminal child = child("xterm-256color")) {
            child.awaitShown("step 2 of 6");
            child.press("\u0004");
            assertThat(child.awaitExit()).isZero();
            org.awaitility.Awaitility.await().until(() -> !child.shown().contains("step 2 of 6"));
            assertThat(child.shown()).doesNotContain("listen 62893");
        }
    }

    @Test
    void aTerminatedProgramClosesItsSockets() throws Exception {
        try (ChildTerminal child = child("xterm-256color")) {
            child.awaitShown("binding 2/6>");
            child.terminate();
            child.awaitExit();
            assertThat(closed).exists();
        }
    }

    @Test
    void aClosedWindowClosesTheSockets() throws Exception {
        try (ChildTerminal child = child("xterm-256color")) {
            child.awaitShown("binding 2/6>");
            child.hangUp();
            child.awaitExit();
            assertThat(closed).exists();
        }
    }

    @Test
    void aDumbTerminalGetsNothingButText() throws Exception {
        try (ChildTerminal child = child("dumb")) {
            child.awaitShown("binding 2/6> ");
            child.press("listen 1\n");
            child.awaitShown("did listen 1");
            child.press("accept\n");
            child.awaitShown("began to wait");
            child.press("\u0003");
            child.awaitShown("stopped waiting");
            child.press("\u0004");
            assertThat(child.awaitExit()).isZero();
            assertThat(child.written()).doesNotContain("\033").doesNotContain("step 2 of 6");
            assertThat(closed).exists();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-such-terminal", "", "-V", "../../etc/passwd"})
    void aTerminalOfUnknownTypeIsOneLineAndWorks(String term) throws Exception {
        try (ChildTerminal child = child(term)) {
            child.awaitShown("binding 2/6> ");
            child.press("listen 1\r");
            child.awaitShown("did listen 1");
            child.press("\u0004");
            assertThat(child.awaitExit()).isZero();
            assertThat(child.written())
                    .containsOnlyOnce("TERM=" + term + ", is not known here")
                    // JDK 24 and newer warn of native access, which the program's own manifest allows.
                    .doesNotContain("org.jline.utils.Log", "Exception", "\tat ");
        }
    }

    @Test
    void aDumbTerminalHasAJavaPromptToo() throws Exception {
        try (ChildTerminal child = child("dumb")) {
            child.awaitShown("binding 2/6> ");
            child.press("java\n");
            child.awaitShown("binding 2/6 java> ");
            child.press("int f() {\n");
            child.awaitShown("...> ");
            child.press("return 1; }\n");
            child.awaitShown("did java { int f() {\\nreturn 1; } }");
            child.press("lost(\n");
            awaitWritten(child, "...> ", 2);
            child.press("\u0003");
            awaitWritten(child, "java> ", 3);
            child.press("1 + 1\n");
            child.awaitShown("did java { 1 + 1 }");
            child.press("/sockets\n");
            child.awaitShown("did sockets");
            child.press("\u0004");
            child.press("listen 1\n");
            child.awaitShown("did listen 1");
            child.press("java\n/exit\nlisten 2\n");
            child.awaitShown("did listen 2");
            child.press("\u0004");
            assertThat(child.awaitExit()).isZero();
            assertThat(child.written()).doesNotContain("\033");
        }
    }

    @Test
    void aDumbTerminalsLinesAreAsWideAsItsWindow() throws Exception {
        try (ChildTerminal child = new ChildTerminal("dumb", Size.of(24, 24), history, closed)) {
            child.awaitShown("binding 2/6> ");
            child.press("listen one two three four five\n");
            child.awaitShown("did listen one two three\nfour five");
        }
    }

    @Test
    void betweenPipesThereIsNoPromptAndTheWorstLineIsTheExitCode() throws Exception {
        Path input = Files.writeString(home.resolve("input"), "send\nwhat");
        Process process = new ProcessBuilder(ChildTerminal.java(history, closed))
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        assertThat(printed).contains("did send", "did what").doesNotContain("\033", "binding");
        assertThat(closed).exists();
    }

    private static void awaitWritten(ChildTerminal child, String prompt, int times) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> child.written().split(Pattern.quote(prompt), -1).length > times);
    }

    private ChildTerminal child(String term) throws Exception {
        return new ChildTerminal(term, Size.of(80, 24), history, closed);
    }
}
