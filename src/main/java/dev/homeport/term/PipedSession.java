package dev.homeport.term;

import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.Console;
import dev.homeport.session.SessionEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/**
 * A session without a terminal: lines come from a file or a pipe, and the output is plain text. No prompt, no colour, no echo.
 * The exit code is that of the worst line.
 */
final class PipedSession implements Consumer<SessionEvent> {
    private final Function<SessionEvent, String> format;
    private final LineSource lines;
    private final PrintStream out;
    private int worst;

    PipedSession(TerminalSettings settings) {
        this(settings, null);
    }

    /** @param format one event to its lines of output; null for plain text */
    PipedSession(TerminalSettings settings, @Nullable Function<SessionEvent, String> format) {
        this.format = format == null ? new Renderer(layout(settings))::text : format;
        this.lines = new LineSource(settings.in());
        this.out = settings.out();
    }

    private static Layout layout(TerminalSettings settings) {
        return settings.plain() ? Layout.SPOKEN_80 : Layout.PLAIN_80;
    }

    int run(Function<Consumer<SessionEvent>, Console> opens) {
        Closing closing = new Closing(out::flush);
        ShutdownHooks.add(closing);
        try {
            Console console = opens.apply(this);
            closing.closes(console);
            console.meets(new PipedFront());
            worst = ExitCode.of(console.begin());
            runAll(console);
        } finally {
            closing.close();
            ShutdownHooks.remove(closing);
        }
        return worst;
    }

    private void runAll(Console console) {
        // checkError: nobody reads any more, as in `homeport < lines | head -1`.
        for (LineSource.Line line = next(); line != null && !out.checkError(); line = next()) {
            Console.Outcome outcome = run(console, line);
            if (outcome == Console.Outcome.QUIT) {
                return;
            }
            worst = Math.max(worst, ExitCode.of(outcome));
        }
    }

    private Console.Outcome run(Console console, LineSource.Line line) {
        if (line instanceof LineSource.Line.Text text) {
            return console.submit(text.text());
        }
        LineSource.Line.Bad bad = (LineSource.Line.Bad) line;
        accept(bad.event());
        return Console.Outcome.USAGE;
    }

    private LineSource.@Nullable Line next() {
        try {
            return lines.next();
        } catch (IOException e) {
            accept(new SessionEvent.Warned("The input cannot be read any further: " + e.getMessage()));
            worst = ExitCode.COULD_NOT_LOOK;
            return null;
        }
    }

    @Override
    public synchronized void accept(SessionEvent event) {
        out.println(format.apply(event));
        out.flush();
    }
}
