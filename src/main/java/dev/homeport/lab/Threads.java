package dev.homeport.lab;

import org.jspecify.annotations.Nullable;

/** Waits for threads to end. */
final class Threads {
    private Threads() {}

    /** At most until the deadline; an interrupt ends the wait and stays set. */
    static void join(@Nullable Thread thread, Deadline deadline) {
        long left = deadline.leftMillis();
        if (thread == null || thread == Thread.currentThread() || left == 0) {
            return;
        }
        try {
            thread.join(left);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
