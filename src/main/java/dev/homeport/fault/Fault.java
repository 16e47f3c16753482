package dev.homeport.fault;

import dev.homeport.words.Span;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a link, as a proxy can play it. The words are Toxiproxy's; each says what it does to one direction of a
 * connection. None of them changes or reorders a byte; only {@code drop} loses some while the connection goes on, which real
 * TCP never does.
 */
public abstract sealed class Fault permits Bandwidth, Drop, Latency, Limit, ResetAfter, Slicer, SlowClose, Timeout {
    public static final Duration LONGEST = Duration.ofHours(1);
    public static final long MOST_BYTES = 1L << 40;

    /** All words, in the order in which help lists them. */
    public static final List<String> WORDS =
            List.of("latency", "bandwidth", "slicer", "timeout", "reset", "slow-close", "limit", "drop");

    Fault() {}

    /**
     * All that comes goes on later, in the same order; FIN and RST, too.
     *
     * @param delay zero to {@link #LONGEST}
     * @param jitter how much earlier or later each piece may go, evenly spread; the same for the same seed
     */
    public static Fault latency(Duration delay, Duration jitter) {
        return new Latency(delay, jitter);
    }

    /** @param bytesPerSecond 1 to {@link #MOST_BYTES}; a byte goes on once the line has had the time for it */
    public static Fault bandwidth(long bytesPerSecond) {
        return new Bandwidth(bytesPerSecond);
    }

    /**
     * Goes on in pieces of at most so many bytes, each written by itself.
     *
     * @param size 1 to 65,536
     * @param pause between two pieces, zero to {@link #LONGEST}
     */
    public static Fault slicer(int size, Duration pause) {
        return new Slicer(size, pause);
    }

    /**
     * Nothing goes on, no FIN either: it is held as by a pulled cable, and goes on when healed.
     *
     * @param after then both sides are closed; null for never
     */
    public static Fault timeout(@Nullable Duration after) {
        return new Timeout(after);
    }

    /** @param bytes after so many both sides get RST: 0 to {@link #MOST_BYTES} */
    public static Fault resetAfter(long bytes) {
        return new ResetAfter(bytes, null);
    }

    /** Both sides get RST so long after the fault met the connection. */
    public static Fault resetAfter(Duration time) {
        return new ResetAfter(0, time);
    }

    /** FIN goes on so much later than the bytes before it. */
    public static Fault slowClose(Duration delay) {
        return new SlowClose(delay);
    }

    /** @param bytes after so many both sides get FIN, and the rest is thrown away: 0 to {@link #MOST_BYTES} */
    public static Fault limit(long bytes) {
        return new Limit(bytes);
    }

    /** Bytes are thrown away while the connection stays open; FIN and RST go on. */
    public static Fault drop() {
        return new Drop();
    }

    /** The word that learners type: one of {@link #WORDS}. */
    public abstract String word();

    /** The word and its values: {@code latency 200 ms ± 50 ms}. */
    @Override
    public abstract String toString();

    /**
     * The fault at work on one direction of one connection.
     *
     * @param now when it meets the connection, as {@link System#nanoTime} counts
     * @param acted told in a few words each time it has changed something
     */
    public abstract Stage stage(Random random, long now, Consumer<String> acted);

    static String shown(Duration time) {
        return Span.of(time);
    }

    static String shown(long bytes) {
        return bytes + (bytes == 1 ? " byte" : " bytes");
    }

    static String shownNanos(long nanos) {
        return (nanos + 500_000) / 1_000_000 + " ms";
    }
}
