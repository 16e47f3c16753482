package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@DisabledOnOs(OS.WINDOWS) // no pseudo-terminals of this kind there
class ScreenSessionTest {
    private static final String RIGHT = "\033OC";
    private static final String END = "\033OF";

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
    void ghostTextIsTakenByTheRightArrow() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(1, "listen 62893 as web"))) {
            on.awaitShown("binding 1/6> listen 62893 as web");
            on.press(RIGHT + "\r");
            on.awaitShown("did listen 62893 as web");
        }
    }

    @Test
    void ghostTextIsTakenByEndAfterItsBeginningWasTyped() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(1, "listen 62893 as web"))) {
            on.awaitShown("binding 1/6> listen 62893 as web");
            on.press("lis" + END + "\r");
            on.awaitShown("did listen 62893 as web");
        }
    }

    @Test
    void enterNeverRunsGhostText() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(1, "listen 62893 as web"))) {
            on.awaitShown("listen 62893 as web");
            on.press("\rsend\r");
            on.awaitShown("did send");
            assertThat(on.console[0].submitted).doesNotContain("listen 62893 as web");
        }
    }

    @Test
    void ghostTextGoesAwayWhenSomethingElseIsTyped() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(1, "listen 62893 as web"))) {
            on.awaitShown("listen 62893 as web");
            on.press("sen");
            on.awaitShown("binding 1/6> sen\n");
            assertThat(on.shown()).doesNotContain("62893");
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
    void aTickAppearsAboveAHalfTypedLineAndMovesThePromptOn() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("binding 2/6>");
            on.press("send half");
            on.awaitShown("binding 2/6> send half");
            on.console[0].change();
            on.awaitShown("binding 3/6> send half");
            on.awaitShown("step 3 of 6");
            assertThat(on.shown().indexOf("ticked")).isLessThan(on.shown().indexOf("binding 3/6>"));
            on.press(" done\r");
            on.awaitShown("did send half done");
        }
    }

    @Test
    void nothingTicksWhileAVerbRunsAndNoChangeIsLost() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("binding 2/6>");
            on.press("accept\r");
            assertThat(on.console[0].waiting.await(10, TimeUnit.SECONDS)).isTrue();
            on.console[0].change();
            on.terminal.raise(Terminal.Signal.INT);
            on.awaitShown("binding 3/6>");
            assertThat(on.shown().indexOf("stopped waiting"))
                    .isLessThan(on.shown().indexOf("ticked"));
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
    void fortyColumnsAreEnough() throws Exception {
        try (Playground on =
                Playground.on(FakeConsole.step(2, "listen 1"), 40, 12, Playground.settings(true, false, null))) {
            on.awaitShown("binding 2/6> listen 1");
            on.awaitShown(" step 2 of 6 · 1 passed · 1 open");
            on.press("send\r");
            on.awaitShown("did send");
        }
    }

    @Test
    void aLowWindowHasNoStatusLine() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""), 80, 9, Playground.settings(true, false, null))) {
            on.awaitShown("binding 2/6>");
            on.press("send\r");
            on.awaitShown("did send");
            assertThat(on.shown()).doesNotContain("1 passed");
        }
    }

    @Test
    void aScreenReaderGetsNoGhostsAndNoStatusLine() throws Exception {
        try (Playground on =
                Playground.on(FakeConsole.step(2, "listen 1"), 80, 24, Playground.settings(false, true, null))) {
            on.awaitShown("binding 2/6>");
            on.press("send\r");
            on.awaitShown("did send");
            assertThat(on.written()).doesNotContain("listen 1").doesNotContain("1 passed");
        }
    }

    @Test
    void aResizedWindowKeepsTheLineAndGivesWhatFollowsItsNewWidth() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("binding 2/6>");
            on.press("send half");
            on.awaitShown("binding 2/6> send half");
            on.resize(40, 20);
            on.awaitShown("\n step 2 of 6 · 1 passed · 1 open");
            on.press(" done\r");
            on.awaitShown("did send half done");
        }
    }

    @Test
    void aLowerWindowKeepsThePromptAboveTheStatusLine() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("binding 2/6>");
            for (int i = 0; i < 12; i++) {
                on.press("send " + i + "\r");
                on.awaitShown("did send " + i);
            }
            on.press("send half");
            on.awaitShown("binding 2/6> send half");
            on.resize(80, 14);
            on.awaitShown("binding 2/6> send half\n A port of your own");
        }
    }

    @Test
    void aTerminalThatDoesNotKnowItsSizeGetsTheUsualOne() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""), 0, 0, Playground.settings(true, false, null))) {
            on.awaitShown("binding 2/6>");
            assertThat(on.terminal.getSize()).isEqualTo(Size.of(80, 24));
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
    void aTickThatBreaksIsSaidAndTheLearnerGoesOn() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("binding 2/6>");
            on.console[0].onTick = () -> {
                throw new IllegalStateException("no table");
            };
            on.console[0].change();
            on.awaitShown("Steps no longer tick by themselves");
            on.press("send\r");
            on.awaitShown("did send");
        }
    }

    @Test
    void completingAWordWhileTheSessionTicksHoldsNobodyUp() throws Exception {
        CountDownLatch ticking = new CountDownLatch(1);
        CountDownLatch completing = new CountDownLatch(1);
        try (Playground on = Playground.on(FakeConsole.step(2, ""))) {
            on.awaitShown("binding 2/6>");
            Object session = new Object();
            on.console[0].onTick = () -> {
                synchronized (session) {
                    ticking.countDown();
                    awaitQuietly(completing);
                    on.console[0].say("from within");
                }
            };
            on.suggestions = () -> {
                completing.countDown();
                synchronized (session) {
                    return List.of(new Suggestions.Suggestion("listen", ""));
                }
            };
            on.console[0].change();
            assertThat(ticking.await(10, TimeUnit.SECONDS)).isTrue();
            on.press("li\t");
            on.awaitShown("from within");
            on.awaitShown("> listen");
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
}
