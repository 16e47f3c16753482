package dev.homeport.term;

import dev.homeport.session.Console;
import java.io.IOError;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/** Closes a console once, however the program ends: by itself, by a signal, or because the window was closed. */
final class Closing implements AutoCloseable, ShutdownHooks.Task {
    /** A window that was closed must not leave a program behind, whatever hangs. */
    private static final long MOST_MILLIS = 3_000;

    private final Runnable first;
    private final AtomicBoolean done = new AtomicBoolean();
    private volatile @Nullable Console console;

    /** @param first done before closing, while the terminal is still there */
    Closing(Runnable first) {
        this.first = first;
    }

    void closes(Console opened) {
        console = opened;
    }

    @Override
    public void run() {
        close();
    }

    @Override
    public void close() {
        if (!done.compareAndSet(false, true)) {
            return;
        }
        Thread closer = new Thread(this::closeAll, "closing");
        closer.setDaemon(true);
        closer.start();
        try {
            closer.join(MOST_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
