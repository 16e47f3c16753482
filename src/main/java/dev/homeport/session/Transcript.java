package dev.homeport.session;

import dev.homeport.net.WireEvent;
import dev.homeport.verb.Report;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was typed and shown in this run, bounded: the oldest goes first. Safe to use from several threads. */
final class Transcript {
    static final int MOST_ENTRIES = 5_000;
    /** In bytes of peers; an entry without them counts as {@link #USUAL}. */
    static final long MOST_WEIGHT = 8L << 20;

    private static final long USUAL = 512;

    /**
     * One line typed or one event shown.
     *
     * @param typed null where it was shown
     * @param shown null where it was typed
     */
    record Entry(@Nullable String typed, @Nullable SessionEvent shown) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long weight;
    private long dropped;

    synchronized void typed(String line) {
        add(new Entry(line, null));
    }

    synchronized void shown(SessionEvent event) {
        add(new Entry(null, event));
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** How many are not kept any more. */
    synchronized long dropped() {
        return dropped;
    }

    private void add(Entry entry) {
        entries.addLast(entry);
        weight += weight(entry);
        while (entries.size() > MOST_ENTRIES || (weight > MOST_WEIGHT && entries.size() > 1)) {
            weight -= weight(entries.removeFirst());
            dropped++;
        }
    }

    private static long weight(Entry entry) {
        String typed = entry.typed();
        if (typed != null) {
            return USUAL + typed.length();
        }
        if (!(entry.shown() instanceof SessionEvent.Reported it)) {
            return USUAL;
        }
        Report report = it.report();
        if (report instanceof Report.Data data) {
            return USUAL + data.bytes().length();
        } else if (report instanceof Report.Wire wire) {
            return USUAL + weight(wire.events());
        } else if (report instanceof Report.Talk talk) {
            return USUAL
                    + talk.conversations().stream()
                            .mapToLong(c -> weight(c.events()))
                            .sum();
        } else if (report instanceof Report.Http http) {
            return USUAL + http.answer().body().length();
        } else if (report instanceof Report.Document document) {
            return USUAL + document.text().length();
        }
        return USUAL;
    }

    private static long weight(List<WireEvent> events) {
        long weight = 0;
        for (WireEvent each : events) {
            weight += 64;
            if (each.what() instanceof WireEvent.Sent sent) {
                weight += sent.data().length();
            } else if (each.what() instanceof WireEvent.Received received) {
                weight += received.data().length();
            }
        }
        return weight;
    }
}
