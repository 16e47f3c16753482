package dev.homeport.lab;

import dev.homeport.net.Latencies;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmTrouble;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What a swarm counts. One thread only. */
final class SwarmTally {
    private static final long LONGEST = TimeUnit.HOURS.toNanos(1);
    private static final int DIGITS = 3;
    private static final int MOST_BARS = 16;

    private final Histogram histogram = new Histogram(LONGEST, DIGITS);
    private final Map<SwarmTrouble, SwarmError> errors = new EnumMap<>(SwarmTrouble.class);
    int connected;
    long messages;
    long bytes;

    void echoed(int count, long nanos) {
        messages += count;
        histogram.recordValueWithCount(Math.min(Math.max(nanos, 0), LONGEST), count);
    }

    void failed(SwarmTrouble trouble, String first) {
        errors.merge(
                trouble,
                new SwarmError(trouble, 1, first),
                (known, more) -> new SwarmError(trouble, known.clients() + 1, known.first()));
    }

    List<SwarmError> errors() {
        return List.copyOf(errors.values());
    }

    Latencies latencies() {
        if (histogram.getTotalCount() == 0) {
            return Latencies.NONE;
        }
        return new Latencies(
                histogram.getTotalCount(),
                histogram.getMinValue(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(90),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getMaxValue(),
                bars());
    }

    /** Bars with round borders: 1, 2, 5, 10, 20, 50 ... of a microsecond or more, as far as anything was seen. */
    private List<Latencies.Bar> bars() {
        List<Latencies.Bar> bars = new ArrayList<>();
        long from = 0;
        long to = TimeUnit.MICROSECONDS.toNanos(1);
        for (int i = 0; from <= histogram.getMaxValue(); i++) {
            long count = histogram.getCountBetweenValues(from, to - 1);
            if (count > 0 || !bars.isEmpty()) {
                bars.add(new Latencies.Bar(from, to, count));
            }
            from = to;
            to = i % 3 == 1 ? to / 2 * 5 : to * 2;
        }
        return bars.size() > MOST_BARS ? merged(bars) : bars;
    }

    /** The thin far end becomes one bar. */
    private static List<Latencies.Bar> merged(List<Latencies.Bar> bars) {
        List<Latencies.Bar> kept = new ArrayList<>(bars.subList(0, MOST_BARS - 1));
        List<Latencies.Bar> rest = bars.subList(MOST_BARS - 1, bars.size());
        long count = rest.stream().mapToLong(Latencies.Bar::count).sum();
        kept.add(new Latencies.Bar(rest.get(0).from(), rest.get(rest.size() - 1).to(), count));
        return kept;
    }
}
