package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.jline.terminal.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Windows of all sizes, and what each has room for. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS) // no pseudo-terminals of this kind there
class ScreenSizeTest {
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
}
