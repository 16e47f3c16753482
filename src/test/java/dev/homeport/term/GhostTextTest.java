package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The command that a step suggests, in grey behind the cursor. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS) // no pseudo-terminals of this kind there
class GhostTextTest {
    private static final String RIGHT = "\033OC";
    private static final String END = "\033OF";

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
}
