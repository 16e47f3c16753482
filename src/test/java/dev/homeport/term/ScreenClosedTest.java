package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.homeport.session.SessionEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A signal closes the terminal while the watcher still has something to say. */
@Timeout(30)
@DisabledOnOs(OS.WINDOWS) // no pseudo-terminals of this kind there
class ScreenClosedTest {
    @Test
    void whatIsSaidAfterTheTerminalHasGoneIsSaidToNobody() throws Exception {
        Screen screen = new Screen(Playground.settings(true, false, null));
        Terminal terminal = TerminalBuilder.builder()
                .system(false)
                .streams(new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream())
                .type("xterm")
                .size(Size.of(80, 24))
                .graphemeCluster(false)
                .build();
        screen.open(new PromptReader(terminal));
        terminal.close();
        assertThatCode(() -> screen.accept(new SessionEvent.Warned("too late"))).doesNotThrowAnyException();
    }
}
