package dev.homeport.term;

import dev.homeport.render.Layout;
import dev.homeport.render.Line;
import dev.homeport.render.Renderer;
import dev.homeport.session.Console;
import dev.homeport.session.SessionEvent;
import java.io.IOException;
import java.io.PrintStream;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.ShutdownHooks;
import org.jline.utils.Signals;

/**
 * A session on a terminal that cannot move its cursor, such as a shell inside an editor. The kernel edits and echoes the line;
 * nothing but text and line ends is written.
 */
final class DumbSession implements Consumer<SessionEvent> {
    private final TerminalSettings settings;
    private final Function<Console, LabView> looks;
    private final DumbFront front;
    private final PrintStream out;
    private final Turn turn = new Turn();
    private boolean prompted;

    DumbSession(TerminalSettings settings, Function<Console, LabView> looks) {
        this.settings = settings;
        this.looks = looks;
        this.out = settings.out();
        this.front = new DumbFront(new LineSource(settings.in()), out);
    }

    int run(Function<Consumer<SessionEvent>, Console> opens) {
        Closing closing = new Closing(out::flush);
        ShutdownHooks.add(closing);
        try {
            Console console = opens.apply(this);
            closing.closes(console);
            console.meets(front);
            // At the prompt this cancels nothing, and the kernel has dropped the half-typed line.
            Object before = Signals.register("INT", console::cancel);
            console.begin();
            try (Watcher watcher =
                    new Watcher(looks.apply(console), turn, () -> tick(console), console::hintIsDue, this)) {
                watcher.start();
                converse(console);
            } finally {
                Signals.unregister("INT", before);
            }
        } finally {
            closing.close();
            ShutdownHooks.remove(closing);
        }
        return 0;
    }

    private void converse(Console console) {
        HistoryFile history = new HistoryFile(settings.history());
        history.load();
        while (true) {
            prompt(console);
            LineSource.Line line;
            turn.typing();
            try {
                line = front.next();
            } catch (IOException e) {
                line = null;
            } finally {
                turn.running();
            }
            answered();
            if (line == null) {
                out.println();
                return;
            }
            if (line instanceof LineSource.Line.Bad bad) {
                accept(bad.event());
            } else if (line instanceof LineSource.Line.Text text) {
                history.keep(text.text()).ifPresent(warning -> accept(new SessionEvent.Warned(warning)));
                if (console.submit(text.text()) == Console.Outcome.QUIT) {
                    return;
                }
            }
        }
    }

    private synchronized void prompt(Console console) {
        out.print(PromptText.of(console.prompt(), layout().width()));
        out.flush();
        prompted = true;
    }

    private synchronized void answered() {
        prompted = false;
    }

    private void tick(Console console) {
        console.tick();
        again(console);
    }

    /** Only where the tick said something is the prompt missing. */
    private synchronized void again(Console console) {
        if (!prompted) {
            prompt(console);
        }
    }

    @Override
    public synchronized void accept(SessionEvent event) {
        if (prompted) {
            out.println();
            prompted = false;
        }
        for (Line line : new Renderer(layout()).lines(event)) {
            out.println(line.text());
        }
        out.flush();
    }

    /** As wide as the window is now; a terminal that does not know its width gets lines of 80 columns. */
    private Layout layout() {
        int known = new JniTerminalProvider().systemStreamWidth(SystemStream.Output);
        int width = known > 0 ? known : Layout.PLAIN_80.width();
        return new Layout(width, false, false, settings.plain());
    }
}
