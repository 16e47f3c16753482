package dev.homeport.lab;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets Ctrl-C end one waiting act without harming the socket it waits on. Safe to use from several threads. */
public final class Cancellation {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

    public boolean isCancelled() {
        return cancelled;
    }

    /** Cancels, once; later calls do nothing. */
    public void cancel() {
        cancelled = true;
        listeners.forEach(Runnable::run);
    }

    /** Runs the action when cancelled, at once if that has happened; close the result to stop listening. */
    public Listening onCancel(Runnable action) {
        listeners.add(action);
        if (cancelled) {
            action.run();
        }
        return () -> listeners.remove(action);
    }

    /** Ends the listening. */
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
