package dev.homeport.term;

import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.PromptView;
import dev.homeport.session.SessionEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.Status;
import org.jspecify.annotations.Nullable;

/** The learner's screen: output above the prompt, the prompt, and the status line. Takes events from any thread. */
final class Screen implements Consumer<SessionEvent> {
    private static final int LEAST_WIDTH = 20;
    private static final int USUAL_WIDTH = 80;
    private static final int STATUS_ROWS = 10;
    private static final int STATUS_COLUMNS = 30;

    private final TerminalSettings settings;
    private final List<SessionEvent> early = new ArrayList<>();
    private volatile @Nullable PromptReader reader;
    private volatile @Nullable Status status;
    private volatile @Nullable PromptView view;
    private volatile @Nullable Thread holder;
    private volatile boolean java;
    private final List<SessionEvent> held = new ArrayList<>();
    private Styles styles = new Styles(false);

    Screen(TerminalSettings settings) {
        this.settings = settings;
    }

    /** Shows what was said while the terminal was being opened, and from now on everything at once. */
    synchronized void open(PromptReader opened) {
        Integer colors = opened.getTerminal().getNumericCapability(Capability.max_colors);
        styles = new Styles(settings.color() && !settings.plain() && colors != null && colors >= 8);
        opened.afterResize(this::resized);
        reader = opened;
        early.forEach(this);
        early.clear();
    }

    Styles styles() {
        return styles;
    }

    /**
     * Has a tick done, and shows what it said only then: a session that speaks under a lock of its own must not wait for the
     * editor, which may be waiting for the session to complete a word.
     */
    void tick(Runnable tick, Supplier<PromptView> after) {
        holder = Thread.currentThread();
        PromptView next;
        try {
            tick.run();
            next = after.get();
        } finally {
            holder = null;
        }
        held.forEach(this);
        held.clear();
        show(next);
    }

    @Override
    public void accept(SessionEvent event) {
        if (Thread.currentThread() == holder) {
            held.add(event);
            return;
        }
        PromptReader open;
        synchronized (this) {
            open = reader;
            if (open == null) {
                early.add(event);
                return;
            }
        }
        try {
            print(open, styles.of(new Renderer(layout(open.getTerminal())).lines(event)));
        } catch (IllegalStateException closed) {
            // The terminal has gone, as a signal ends the program: there is nowhere to say it.
        }
    }

    /** Whether the prompt says that Java is read now. */
    void inJava(boolean now) {
        java = now;
    }

    /** Repeats one line of several, so that what follows has a heading. */
    void echo(String line) {
        PromptReader open = reader;
        if (open != null) {
            print(open, new AttributedString("> " + line, AttributedStyle.DEFAULT.faint()));
        }
    }

    /** Draws the line that says how far a verb is, over the one before; not for screen readers, which would read each. */
    void progress(double done, String text) {
        PromptReader open = reader;
        if (open != null && !settings.plain()) {
            Terminal terminal = open.getTerminal();
            AttributedString line = styles.of(List.of(new Renderer(layout(terminal)).progress(done, text)));
            open.exclusively(() -> overwrite(terminal, line.toAnsi(terminal)));
        }
    }

    /** Takes that line away. */
    void progressOver() {
        PromptReader open = reader;
        if (open != null && !settings.plain()) {
            open.exclusively(() -> overwrite(open.getTerminal(), ""));
        }
    }

    private static void overwrite(Terminal terminal, String line) {
        terminal.writer().write("\r");
        terminal.puts(Capability.clr_eol);
        terminal.writer().write(line);
        terminal.flush();
    }

    /** Shows the prompt's and the status line's new words; an open line is drawn again around what is typed. */
    void show(PromptView next) {
        PromptReader open = reader;
        if (open == null) {
            return;
        }
        view = next;
        boolean inJava = java;
        String prompt = inJava
                ? PromptText.inJava(next, width(open.getTerminal()))
                : PromptText.of(next, width(open.getTerminal()));
        String ghost = settings.plain() || inJava ? "" : next.suggestion().orElse("");
        AttributedStyle muted = styles.color()
                ? AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK)
                : AttributedStyle.DEFAULT.faint();
        open.exclusively(() -> {
            drawStatus(open.getTerminal());
            open.offer(new AttributedString(prompt, AttributedStyle.DEFAULT.bold()), ghost, muted);
        });
    }

    /** The window has another size. */
    void resized() {
        PromptReader open = reader;
        Status bar = status;
        if (open != null && bar != null) {
            open.exclusively(() -> {
                bar.resize();
                drawStatus(open.getTerminal());
            });
        }
    }

    /** Takes the status line away while something else has the terminal. */
    boolean aside(BooleanSupplier work) {
        PromptReader open = reader;
        Status bar = status;
        boolean[] result = new boolean[1];
        if (open != null) {
            open.exclusively(() -> {
                if (bar != null) {
                    bar.suspend();
                }
                try {
                    result[0] = work.getAsBoolean();
                } finally {
                    if (bar != null) {
                        bar.restore();
                    }
                }
            });
        }
        return result[0];
    }

    /** Gives the status line's row back. */
    void leave() {
        PromptReader open = reader;
        Status bar = status;
        status = null;
        if (open != null && bar != null) {
            open.exclusively(bar::hide);
        }
    }

    private void drawStatus(Terminal terminal) {
        PromptView shown = view;
        if (settings.plain() || shown == null) {
            return;
        }
        Size size = terminal.getSize();
        boolean room = size.getRows() >= STATUS_ROWS && size.getColumns() >= STATUS_COLUMNS;
        if (room && status == null) {
            status = Status.getStatus(terminal);
        }
        Status bar = status;
        if (bar == null) {
            return;
        }
        boolean unicode = layout(terminal).unicode();
        AttributedString line = new AttributedString(
                pad(StatusText.of(shown, size.getColumns(), unicode), size.getColumns()), AttributedStyle.INVERSE);
        bar.update(room ? List.of(line) : List.of());
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static void print(PromptReader reader, AttributedString text) {
        if (text.length() > 0) {
            reader.printAbove(text);
        }
    }

    private Layout layout(Terminal terminal) {
        return new Layout(width(terminal), settings.unicode(), styles.color(), settings.plain());
    }

    private static int width(Terminal terminal) {
        int width = terminal.getSize().getColumns();
        return width <= 0 ? USUAL_WIDTH : Math.max(LEAST_WIDTH, width);
    }
}
