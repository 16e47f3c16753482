package dev.homeport.term;

import static org.awaitility.Awaitility.await;

import dev.homeport.session.PromptView;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.ScreenTerminal;
import org.jspecify.annotations.Nullable;

/** A session on a pseudo-terminal of this process: keys go in on one side, and an emulator shows what comes out. */
final class Playground implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(10);

    final Keys keys = new Keys();
    final Terminal terminal;
    final FakeConsole[] console = new FakeConsole[1];
    volatile Supplier<List<Suggestions.Suggestion>> suggestions = () -> List.of(
            new Suggestions.Suggestion("listen", "Waits for connections"),
            new Suggestions.Suggestion("lessons", "Lists the lessons"));
    private final ScreenTerminal screen;
    private final StringBuilder written = new StringBuilder();
    private final CompletableFuture<Integer> exit;

    private Playground(PromptView view, int columns, int rows, TerminalSettings settings) throws IOException {
        screen = new ScreenTerminal(columns == 0 ? 80 : columns, rows == 0 ? 24 : rows, true);
        terminal = TerminalBuilder.builder()
                .system(false)
                .streams(keys, new Wire())
                .provider("jni")
                .type("xterm-256color")
                .encoding(StandardCharsets.UTF_8)
                .size(Size.of(columns, rows))
                .graphemeCluster(false)
                .build();
        ScreenSession session = new ScreenSession(
                settings, () -> terminal, made -> (words, index) -> suggestions.get(), made -> (FakeConsole) made);
        exit = CompletableFuture.supplyAsync(() -> session.run(events -> {
            console[0] = new FakeConsole(events, view);
            return console[0];
        }));
    }

    static Playground on(PromptView view) throws IOException {
        return on(view, 80, 24, settings(true, false, null));
    }

    static Playground on(PromptView view, int columns, int rows, TerminalSettings settings) throws IOException {
        return new Playground(view, columns, rows, settings);
    }

    static TerminalSettings settings(boolean color, boolean plain, @Nullable Path history) {
        return new TerminalSettings(
                InputStream.nullInputStream(),
                new PrintStream(OutputStream.nullOutputStream()),
                "xterm-256color",
                true,
                color,
                plain,
                history);
    }

    void press(String text) {
        keys.press(text);
    }

    void resize(int columns, int rows) {
        screen.setSize(Size.of(columns, rows));
        terminal.setSize(Size.of(columns, rows));
        terminal.raise(Terminal.Signal.WINCH);
    }

    /** The screen's lines, without the blanks at their ends. */
    String shown() {
        return screen.toString().replaceAll(" +\n", "\n").stripTrailing();
    }

    /** Everything written so far, escape sequences too. */
    String written() {
        synchronized (written) {
            return written.toString();
        }
    }

    void awaitShown(String text) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .failFast("the session ended", () -> exit.isCompletedExceptionally())
                .alias("screen with «" + text + "»")
                .untilAsserted(() ->
                        org.assertj.core.api.Assertions.assertThat(shown()).contains(text));
    }

    int awaitExit() {
        await().atMost(PATIENCE).until(exit::isDone);
        return exit.join();
    }

    @Override
    public void close() throws IOException {
        if (!exit.isDone()) {
            terminal.raise(Terminal.Signal.INT);
            // The second leaves where the first has only left the Java prompt.
            keys.press("\u0003\u0004\u0004");
        }
        awaitExit();
        keys.close();
    }

    /** The emulator's end of the line. UTF-8 may arrive in pieces. */
    private final class Wire extends OutputStream {
        private final byte[] pending = new byte[4];
        private int length;

        @Override
        public void write(int octet) {
            pending[length++] = (byte) octet;
            String text = new String(pending, 0, length, StandardCharsets.UTF_8);
            if (length < 4 && text.indexOf('\ufffd') >= 0) {
                return;
            }
            length = 0;
            synchronized (written) {
                written.append(text);
            }
            screen.write(text);
        }
    }
}
