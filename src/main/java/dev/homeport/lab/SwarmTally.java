package dev.homeport.lab;

import dev.homeport.net.Latencies;
import dev.homeport.net.SwarmError;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

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
    /** Moments in nanoseconds: the first connect, the first byte sent, and the last one received. */
    long started;

    long began;
    long last;

    void echoed(int count, long nanos) {
        messages += count;
        histogram.recordValueWithCount(Math.min(Math.max(nanos, 0), LONGEST), count);
    }

    /** @param first what happened to the first of them; kept only of the first of its kind */
    void failed(SwarmTrouble trouble, int clients, String first) {
        SwarmError known = errors.get(trouble);
        errors.put(
                trouble,
                known == null
                        ? new SwarmError(trouble, clients, first)
                        : new SwarmError(trouble, known.clients() + clients, known.first()));
    }

    int failed() {
        return errors.values().stream().mapToInt(SwarmError::clients).sum();
    }

    SwarmResult result(SwarmPlan plan, boolean stopped) {
        return new SwarmResult(
                plan,
                connected,
                messages,
                bytes,
                between(started, began),
                between(began, last),
                latencies(),
                List.copyOf(errors.values()),
                stopped);
    }

    /** Nothing where the later one never came. */
    private static Duration between(long from, long to) {
        return to == 0 ? Duration.ZERO : Duration.ofNanos(Math.max(0, to - from));
    }

    private Latencies latencies() {
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
        long count = 0;
        int step = 0;
        for (HistogramIterationValue each : histogram.recordedValues()) {
            long value = histogram.medianEquivalentValue(each.getValueIteratedTo());
            while (value >= to) {
                if (count > 0 || !bars.isEmpty()) {
                    bars.add(new Latencies.Bar(from, to, count));
                }
                count = 0;
                from = to;
                to = step++ % 3 == 1 ? to / 2 * 5 : to * 2;
            }
            count += each.getCountAtValueIteratedTo();
        }
        bars.add(new Latencies.Bar(from, to, count));
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
