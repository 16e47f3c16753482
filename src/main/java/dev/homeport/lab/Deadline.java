package dev.homeport.lab;

import java.time.Duration;

/** A moment on the monotonic clock, so that a change of the wall clock lengthens no wait. */
record Deadline(long nanoTime) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    static Deadline after(Duration within) {
        return new Deadline(System.nanoTime() + within.toNanos());
    }

    boolean isOver() {
        return leftNanos() <= 0;
    }

    long leftNanos() {
        return nanoTime - System.nanoTime();
    }

    /**
     * Rounded up, and never 0: Selector.select(0), Thread.join(0) and Object.wait(0) wait for ever, and it can become over
     * between the question whether it is and this one.
     */
    long leftMillis() {
        return Math.max(1, (leftNanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }
}
