package dev.homeport.net;

import java.util.List;

/**
 * How long messages took, from the first byte sent to the last byte of the echo, all in nanoseconds. Values are exact to three
 * digits; the largest is never understated.
 *
 * @param count how many were measured; all else is 0 if none was
 * @param bars neighbours without gaps, each at least as wide as the one before, from the shortest to the longest
 */
public record Latencies(long count, long min, long p50, long p90, long p99, long p999, long max, List<Bar> bars) {
    public static final Latencies NONE = new Latencies(0, 0, 0, 0, 0, 0, 0, List.of());

    public Latencies {
        bars = List.copyOf(bars);
    }

    /** How many took from {@code from} up to, and not including, {@code to} nanoseconds. */
    public record Bar(long from, long to, long count) {}
}
