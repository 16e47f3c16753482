package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A verb's question on a terminal: only a yes that is typed below it is one. */
@Timeout(60)
@EnabledOnOs(OS.LINUX) // setsid --ctty is util-linux
class QuestionTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"y,yes", "yes,yes", "Y,yes", "n,no", "'',no", "yep,no", "listen 0,no"})
    void theEditorTakesAnAnswer(String typed, String meant) throws Exception {
        try (Playground playground = Playground.on(FakeConsole.FREE)) {
            playground.awaitShown("homeport>");
            playground.press("free\r");
            playground.awaitShown("End it? [y/N]");
            playground.press(typed + "\r");
            playground.awaitShown("it was a " + meant);
            // The answer was no line of the session.
            assertThat(playground.console[0].submitted).containsExactly("free");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0003", "\u0004", "y\u0003"})
    void controlCAndControlDAreANoAndNothingElse(String keys) throws Exception {
        try (Playground playground = Playground.on(FakeConsole.FREE)) {
            playground.awaitShown("homeport>");
            playground.press("free\r");
            playground.awaitShown("End it? [y/N]");
            playground.press(keys);
            playground.awaitShown("it was a no");
            playground.press("listen 0\r");
            playground.awaitShown("did listen 0");
        }
    }

    @Test
    void whatWasTypedBeforeTheQuestionDoesNotAnswerIt() throws Exception {
        try (Playground playground = Playground.on(FakeConsole.FREE)) {
            playground.awaitShown("homeport>");
            playground.press("free\ry\r");
            playground.awaitShown("End it? [y/N]");
            playground.press("n\r");
            playground.awaitShown("it was a no");
        }
    }

    @Test
    void anAnswerIsNotKeptInTheHistory() throws Exception {
        Path history = home.resolve("history");
        try (Playground playground =
                Playground.on(FakeConsole.FREE, 80, 24, Playground.settings(false, false, history))) {
            playground.awaitShown("homeport>");
            playground.press("free\r");
            playground.awaitShown("End it? [y/N]");
            playground.press("yes\r");
            playground.awaitShown("it was a yes");
            playground.press("\u001b[A");
            playground.awaitShown("homeport> free");
        }
        assertThat(Files.readAllLines(history)).contains("free").doesNotContain("yes");
    }

    @Test
    void aDumbTerminalAsksToo() throws Exception {
        try (ChildTerminal child = dumb()) {
            child.awaitShown("2/6>");
            child.press("free\n");
            child.awaitShown("End it? [y/N]");
            child.press("y\n");
            child.awaitShown("it was a yes");
        }
    }

    @Test
    void onADumbTerminalControlCIsANoAndTheNextLineIsALine() throws Exception {
        try (ChildTerminal child = dumb()) {
            child.awaitShown("2/6>");
            child.press("free\n");
            child.awaitShown("End it? [y/N]");
            child.press("\u0003");
            child.awaitShown("it was a no");
            child.press("listen 0\n");
            child.awaitShown("did listen 0");
        }
    }

    private ChildTerminal dumb() throws Exception {
        return new ChildTerminal("dumb", Size.of(80, 24), home.resolve("history"), home.resolve("closed"));
    }
}
