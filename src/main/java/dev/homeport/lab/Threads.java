package dev.homeport.lab;

import org.jspecify.annotations.Nullable;

/** Waits for threads to end. */
final class Threads {
    private Threads() {}

    /** At most until the deadline; an interrupt ends the wait and stays set. */
    static void join(@Nullable Thread thread, Deadline deadline) {
        if (thread == null || thread == Thread.currentThread() || deadline.isOver()) {
            return;
        }
        try {
            thread.join(deadline.leftMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
