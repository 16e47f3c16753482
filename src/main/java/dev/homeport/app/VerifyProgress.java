package dev.homeport.app;

import dev.homeport.author.Verifier;
import java.io.PrintStream;
import java.time.Duration;

/** Says how far a long proof is, beside its result: on a terminal in one line that is drawn anew, elsewhere now and then. */
final class VerifyProgress implements Verifier.Progress, AutoCloseable {
    private static final Duration ON_TERMINAL = Duration.ofMillis(200);
    private static final Duration ELSEWHERE = Duration.ofSeconds(10);
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private final long pause;
    private long next;
    private boolean drawn;

    /** @param out where the result does not go */
    VerifyProgress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
        this.pause = (terminal ? ON_TERMINAL : ELSEWHERE).toNanos();
        // What is over at once says nothing on the way.
        this.next = System.nanoTime() + (terminal ? 5 * pause : pause);
    }

    @Override
    public synchronized void at(int done, int all) {
        long now = System.nanoTime();
        if (now - next < 0) {
            return;
        }
        next = now + pause;
        String text = "verify: " + done + " of " + all + " steps played, " + 100L * done / all + " %";
        if (terminal) {
            out.print(CLEAR + text);
            out.flush();
            drawn = true;
        } else {
            out.println(text);
        }
    }

    @Override
    public synchronized void close() {
        if (drawn) {
            out.print(CLEAR);
            out.flush();
        }
    }
}
