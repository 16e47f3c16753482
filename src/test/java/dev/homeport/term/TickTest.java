package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jline.terminal.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What happens at the prompt by itself, while the learner types or a verb runs. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS) // no pseudo-terminals of this kind there
class TickTest {
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
}
