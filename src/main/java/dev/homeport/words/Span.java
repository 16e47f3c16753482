package dev.homeport.words;

import java.time.Duration;

/** A time in words. */
public final class Span {
    private Span() {}

    /** {@code 250 ms}, {@code 2 s}, {@code 1.5 s}; what is below a millisecond is left out. */
    public static String of(Duration time) {
        long millis = time.toMillis();
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis < 1000 ? millis + " ms" : millis / 1000.0 + " s";
    }
}
