package dev.homeport.net;

import java.util.function.Function;

/**
 * What a look brought: a value, or the reason why nothing could be seen. "Could not look" is never a value, so an empty
 * table and an unreadable one cannot be confused.
 */
public sealed interface Observed<T> {
    /** The look worked, and this is what it saw. */
    record Seen<T>(T value) implements Observed<T> {}

    /** The look did not work, for a reason that the learner can read. */
    record Unseen<T>(String reason) implements Observed<T> {}

    static <T> Observed<T> seen(T value) {
        return new Seen<>(value);
    }

    static <T> Observed<T> unseen(String reason) {
        return new Unseen<>(reason);
    }

    /** One branch for each case. */
    default <R> R match(Function<? super T, ? extends R> seen, Function<String, ? extends R> unseen) {
        if (this instanceof Seen<T> s) {
            return seen.apply(s.value());
        }
        return unseen.apply(((Unseen<T>) this).reason());
    }

    default T orElse(T other) {
        return this instanceof Seen<T> s ? s.value() : other;
    }
}
