package dev.homeport.term;

import dev.homeport.session.Console;
import java.io.IOError;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/** Closes a console once, however the program ends: by itself, by a signal, or because the window was closed. */
final class Closing implements AutoCloseable, ShutdownHooks.Task {
    private static final long MOST_MILLIS = 3_000;

    /** A window that was closed must not leave a program behind, whatever hangs; all of it is over within two seconds. */
    private static final long MOST_MILLIS_AFTER_A_SIGNAL = 1_300;

    private final Runnable first;
    private final Thread closer = new Thread(this::closeAll, "closing");
    private boolean begun;
    private volatile @Nullable Console console;

    /** @param first done before closing, while the terminal is still there */
    Closing(Runnable first) {
        this.first = first;
        closer.setDaemon(true);
    }

    void closes(Console opened) {
        console = opened;
    }

    /** By a signal. Where the closing is on its way, as the end of the terminal's input has begun it, it is waited for, too. */
    @Override
    public void run() {
        closeWithin(MOST_MILLIS_AFTER_A_SIGNAL);
    }

    @Override
    public void close() {
        closeWithin(MOST_MILLIS);
    }

    private void closeWithin(long millis) {
        begin();
        try {
            closer.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean hasBegun() {
        return begun;
    }

    private synchronized void begin() {
        if (!begun) {
            begun = true;
            closer.start();
        }
    }

    private void closeAll() {
        try {
            first.run();
        } catch (RuntimeException | IOError e) {
            // The terminal is gone already: nothing of it has to be put right.
        } finally {
            Console opened = console;
            if (opened != null) {
                opened.close();
            }
        }
    }
}
