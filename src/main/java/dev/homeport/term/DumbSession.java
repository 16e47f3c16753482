package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
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
    /** The lines of a snippet that is not whole yet. */
    private String begun = "";

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
            Object before = Signals.register("INT", () -> {
                console.cancel();
                dropBegun(console);
            });
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
        HistoryFile verbs = new HistoryFile(settings.history());
        HistoryFile javas = HistoryFile.ofJava(settings.history());
        verbs.load();
        javas.load();
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
            JavaPrompt java = front.java();
            if (line == null) {
                out.println();
                if (java == null) {
                    return;
                }
                leaveJava();
            } else if (line instanceof LineSource.Line.Bad bad) {
                accept(bad.event());
            } else if (line instanceof LineSource.Line.Text text) {
                (java == null ? verbs : javas)
                        .keep(text.text())
                        .ifPresent(warning -> accept(new SessionEvent.Warned(warning)));
                if (!(java == null ? submit(console, text.text()) : inJava(console, java, text.text()))) {
                    return;
                }
            }
        }
    }

    /** False where it ends the session. */
    private boolean submit(Console console, String line) {
        boolean goesOn = console.submit(line) != Console.Outcome.QUIT;
        if (front.java() != null) {
            accept(new SessionEvent.Said(
                    "Java, with what is open here as variables. `/exit` or Ctrl-D leaves; `/sockets` is the verb."));
        }
        return goesOn;
    }

    private boolean inJava(Console console, JavaPrompt java, String line) {
        String all;
        synchronized (this) {
            all = begun.isEmpty() ? line : begun + "\n" + line;
            begun = "";
        }
        if (JavaInput.leaves(all)) {
            leaveJava();
            return true;
        }
        if (all.length() > LineSource.MOST_BYTES) {
            accept(LineSource.Line.Bad.tooLong("this").event());
            return true;
        }
        if (!JavaInput.isWhole(all, java)) {
            synchronized (this) {
                begun = all;
            }
            return true;
        }
        return JavaInput.submit(all, java, console, this);
    }

    private synchronized void leaveJava() {
        front.leaveJava();
        begun = "";
    }

    /** Ctrl-C ends a snippet of several lines that is not whole yet; the kernel has dropped only the last. */
    private synchronized void dropBegun(Console console) {
        if (prompted && !begun.isEmpty()) {
            begun = "";
            out.println();
            prompt(console);
        }
    }

    private synchronized void prompt(Console console) {
        int width = layout().width();
        if (front.java() == null) {
            out.print(PromptText.of(console.prompt(), width));
        } else {
            out.print(begun.isEmpty() ? PromptText.inJava(console.prompt(), width) : "...> ");
        }
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
