package dev.homeport.code;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** System.out and System.err of snippets: whole lines, in order, and not more than a screen can take. */
final class Printer {
    /** What one snippet may print, and what its threads may print until the next one. */
    static final int MOST = 64 << 10;

    private static final int MOST_OF_LINE = 4 << 10;

    /**
     * A line that was printed; a wake-up has none.
     *
     * @param text without its line end
     */
    private record Printed(@Nullable String text, boolean error) {}

    private final Brake brake;
    private final LinkedBlockingQueue<Printed> waiting = new LinkedBlockingQueue<>();
    private final Lines outLines = new Lines(false);
    private final Lines errLines = new Lines(true);
    private final PrintStream out = new PrintStream(outLines, false, StandardCharsets.UTF_8);
    private final PrintStream err = new PrintStream(errLines, false, StandardCharsets.UTF_8);
    private @Nullable JavaScreen live;
    private boolean held;
    private long printed;
    private boolean full;

    Printer(Brake brake) {
        this.brake = brake;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** A snippet will run: from now on lines wait for {@link #show}. What its threads print later goes to the same screen. */
    synchronized void begins(JavaScreen screen) {
        live = screen;
        held = true;
        printed = 0;
        full = false;
    }

    /** Shows lines as they come until there are none and it is woken, or the time is over. */
    void show(JavaScreen screen, long millis) throws InterruptedException {
        Printed next = waiting.poll(millis, TimeUnit.MILLISECONDS);
        while (next != null && next.text != null) {
            screen.printed(next.text, next.error);
            next = waiting.poll();
        }
    }

    void wake() {
        waiting.add(new Printed(null, false));
    }

    /** The snippet is over: shows what is left, also a last line without an end. */
    void ended(JavaScreen screen) {
        outLines.flushRest();
        errLines.flushRest();
        Printed next = waiting.poll();
        while (next != null) {
            if (next.text != null) {
                screen.printed(next.text, next.error);
            }
            next = waiting.poll();
        }
        synchronized (this) {
            held = false;
        }
    }

    private synchronized void print(String text, boolean error) {
        printed += text.length() + 1L;
        if (full) {
            return;
        }
        full = printed > MOST;
        hand(text, error);
        if (full) {
            hand("… more was printed than the " + (MOST >> 10) + " KiB shown here", true);
        }
    }

    /** A line of the prompt's own, which is shown however much was printed. */
    synchronized void tell(String text) {
        hand(text, true);
    }

    private void hand(String text, boolean error) {
        JavaScreen screen = live;
        if (held) {
            waiting.add(new Printed(text, error));
        } else if (screen != null) {
            screen.printedLater(text, error);
        }
    }

    /** Bytes to lines. */
    private final class Lines extends OutputStream {
        private final boolean error;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();

        Lines(boolean error) {
            this.error = error;
        }

        @Override
        public synchronized void write(int b) {
            brake.check();
            if (b == '\n') {
                end();
            } else if (line.size() < MOST_OF_LINE) {
                line.write(b);
            }
        }

        private void end() {
            String text = line.toString(StandardCharsets.UTF_8);
            line.reset();
            print(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, error);
        }

        synchronized void flushRest() {
            if (line.size() > 0) {
                end();
            }
        }
    }
}
