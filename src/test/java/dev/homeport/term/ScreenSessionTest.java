package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@DisabledOnOs(OS.WINDOWS) // no pseudo-terminals of this kind there
class ScreenSessionTest {
    @Test
    void thePromptShowsLessonAndStepBelowTheGreeting() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("binding 2/6>");
            assertThat(on.shown().indexOf("welcome")).isLessThan(on.shown().indexOf("binding 2/6>"));
        }
    }

    @Test
    void freePlayHasAPromptOfItsOwn() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.awaitShown("Free play · 0 open");
        }
    }

    @Test
    void aLineRunsAndThePromptComesBack() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("listen 62893\r");
            on.awaitShown("did listen 62893");
            assertThat(on.console[0].submitted).containsExactly("listen 62893");
        }
    }

    @Test
    void controlCEndsTheWaitingVerbAndNothingElse() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("accept\r");
            assertThat(on.console[0].waiting.await(10, TimeUnit.SECONDS)).isTrue();
            // A terminal that no process leads has nobody to signal: the test stands in for the kernel.
            on.terminal.raise(Terminal.Signal.INT);
            on.awaitShown("stopped waiting");
            on.press("send\r");
            on.awaitShown("did send");
        }
    }

    @Test
    void controlCAtThePromptDropsTheLine() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("listen 1");
            on.awaitShown("homeport> listen 1");
            on.press("\u0003send\r");
            on.awaitShown("did send");
            assertThat(on.console[0].submitted).containsExactly("send");
        }
    }

    @Test
    void controlDOnAnEmptyLineLeavesAndClosesEverything() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("\u0004");
            assertThat(on.awaitExit()).isZero();
            assertThat(on.console[0].closed.getCount()).isZero();
        }
    }

    @Test
    void quitLeavesToo() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("quit\r");
            assertThat(on.awaitExit()).isZero();
            assertThat(on.console[0].closed.getCount()).isZero();
        }
    }

    @Test
    void theStatusLineTellsHowFarTheLessonIs() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("A port of your own · step 2 of 6 · 1 passed · 1 open");
        }
    }

    @Test
    void whatIsTypedWhileAVerbRunsReachesTheNextPrompt() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("accept\r");
            assertThat(on.console[0].waiting.await(10, TimeUnit.SECONDS)).isTrue();
            on.press("send c1\rhalf a li");
            on.terminal.raise(Terminal.Signal.INT);
            on.awaitShown("did send c1");
            on.awaitShown("homeport> half a li");
            on.press("ne\r");
            on.awaitShown("did half a line");
        }
    }

    @Test
    void anArrowKeyTypedWhileAVerbRunsMovesAndLeavesNoLetters() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(1, "listen 62893 as web"))) {
            on.awaitShown("listen 62893 as web");
            on.press("accept\r");
            assertThat(on.console[0].waiting.await(10, TimeUnit.SECONDS)).isTrue();
            // As the terminal writes the right arrow while no line is being edited.
            on.press("\u001b[C\r");
            on.terminal.raise(Terminal.Signal.INT);
            on.awaitShown("did listen 62893 as web");
        }
    }

    @Test
    void whatIsTypedBeforeTheFirstPromptReachesIt() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.press("listen 62893\r");
            on.awaitShown("did listen 62893");
        }
    }

    @Test
    void completionOffersVerbsWithWhatTheyDo() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("l\t");
            on.awaitShown("listen");
            on.awaitShown("Waits for connections");
            on.press("is\t62893\r");
            on.awaitShown("did listen 62893");
        }
    }

    @Test
    void aPasteOfSeveralLinesRunsEachAfterEnter() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("\033[200~listen 1\r\nsend\033[31m \u0007red\n\033[201~");
            on.awaitShown("send[31m red");
            assertThat(on.console[0].submitted).isEmpty();
            on.press("\r");
            on.awaitShown("did send[31m red");
            assertThat(on.console[0].submitted).containsExactly("listen 1", "send[31m red");
        }
    }

    @Test
    void withNoColorNoColourIsWritten() throws Exception {
        try (Playground on =
                Playground.on(FakeConsole.step(2, "listen 1"), 80, 24, Playground.settings(false, false, null))) {
            on.awaitShown("binding 2/6> listen 1");
            on.press("send \"text\" --hex web\r");
            on.awaitShown("did send");
            assertThat(on.written()).doesNotContainPattern("\033\\[[0-9;]*\\b(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]");
        }
    }

    @Test
    void coloursAreWrittenOtherwise() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, "listen 1"))) {
            on.awaitShown("binding 2/6> listen 1");
            assertThat(on.written()).containsPattern("\033\\[[0-9;]*\\b(3[0-8]|9[0-7])[;m]");
        }
    }

    @Test
    void aPasteThatIsTooLongIsLeftOutAndSaid() throws Exception {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("\033[200~" + "x".repeat(PromptReader.MOST_PASTED + 1) + "\033[201~");
            on.awaitShown("The paste is longer than 64 KiB and was left out.");
            on.press("send\r");
            on.awaitShown("did send");
            assertThat(on.console[0].submitted).containsExactly("send");
        }
    }

    @Test
    void historyGoesOnInTheNextRun(@TempDir Path home) throws Exception {
        Path file = home.resolve("state").resolve("history");
        TerminalSettings settings = Playground.settings(true, false, file);
        try (Playground on = Playground.on(FakeConsole.FREE, 80, 24, settings)) {
            on.awaitShown("homeport>");
            on.press("send first\r secret\rsend second\r");
            on.awaitShown("did send second");
        }
        assertThat(Files.readAllLines(file)).containsExactly("send first", "send second");
        try (Playground on = Playground.on(FakeConsole.FREE, 80, 24, settings)) {
            on.awaitShown("homeport>");
            on.press("\033OA\033OA\r");
            on.awaitShown("did send first");
        }
    }

    @Test
    void aHistoryThatCannotBeKeptIsOneWarning(@TempDir Path home) throws Exception {
        Path notAFolder = Files.writeString(home.resolve("file"), "");
        TerminalSettings settings = Playground.settings(true, false, notAFolder.resolve("history"));
        try (Playground on = Playground.on(FakeConsole.FREE, 80, 24, settings)) {
            on.awaitShown("homeport>");
            on.press("send 1\r");
            on.awaitShown("The history cannot be kept");
            on.press("send 2\r");
            on.awaitShown("did send 2");
            assertThat(on.written().split("cannot be kept", -1)).hasSize(2);
        }
    }

    @Test
    void aLineFarTooLongIsRefusedInOneLineHoweverItIsPasted() throws IOException {
        String paste = "abcdefgh ".repeat(25_000);
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press(paste + "\r");
            on.awaitShown("this line is longer than 64 KiB and was not run");
            on.press("\033[200~" + paste + "\033[201~");
            on.awaitShown("The paste is longer than 64 KiB and was left out.");
            on.press("listen 1\r");
            on.awaitShown("did listen 1");
        }
    }

    @Test
    void aTabBeforeTheFirstWordIsWhiteSpaceAndTakesNoKey() throws IOException {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.suggestions = ScreenSessionTest::many;
            on.press("\t\tlisten 0\r");
            on.awaitShown("did listen 0");
        }
    }

    @Test
    void whatIsTypedAtTheQuestionWhetherToListVeryManyIsNotLost() throws IOException {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.suggestions = ScreenSessionTest::many;
            on.press("l\t");
            on.awaitShown("possibilities");
            on.press("isten 0\r");
            on.awaitShown("did listen 0");
        }
    }

    private static List<Suggestions.Suggestion> many() {
        return IntStream.range(0, 300)
                .mapToObj(i -> new Suggestions.Suggestion("l" + (char) ('a' + i % 26) + i, ""))
                .toList();
    }

    @Test
    void anUnseenCharacterTakesTheColumnsThatItIsDrawnWith() throws IOException {
        try (Playground on = Playground.on(FakeConsole.FREE)) {
            on.awaitShown("homeport>");
            on.press("a\u200bbc\u00ad");
            on.awaitShown("homeport> a\\u{200b}bc\\u{ad}");
            on.press("\033[D\033[DX");
            on.awaitShown("homeport> a\\u{200b}bXc\\u{ad}");
            on.press("\r");
            on.awaitShown("did a\\u{200b}bXc\\u{ad}");
        }
    }
}
