package dev.homeport.check;

import dev.homeport.net.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What a check found, in the learner's words. Each text is one line without a full stop. Bytes of a peer are
 * quoted there only inert and cut ({@link dev.homeport.words.Inert}); all of them are in {@code difference}.
 *
 * @param expected what should be true
 * @param observed what was seen instead
 * @param next the next thing to try
 * @param difference where bytes differ, else null
 */
public record Finding(
        String expected,
        String observed,
        String next,
        @Nullable Difference difference) {
    public Finding(String expected, String observed, String next) {
        this(expected, observed, next, null);
    }

    /** Two runs of bytes that are not the same. */
    public record Difference(Bytes expected, Bytes observed) {}
}
