package dev.homeport.net;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was seen at one moment. A plain value: checks are judged by it alone, and tests make their own.
 *
 * @param at when the looks were done
 * @param mark the number of the last wire event before the current step: later ones belong to the step
 * @param ledger the lab's sockets, in the order they were opened, closed ones too
 * @param events the wire events that are still kept, oldest first
 * @param answers what each look brought
 */
public record Snapshot(
        Instant at, long mark, List<LedgerEntry> ledger, List<WireEvent> events, Map<Look<?>, Observed<?>> answers) {

    public Snapshot {
        ledger = List.copyOf(ledger);
        events = List.copyOf(events);
        answers = Map.copyOf(answers);
    }

    /** What the look brought; unseen if it was never done. */
    @SuppressWarnings("unchecked") // the lab answers a Look<T> with an Observed<T>, and nothing else fills the map
    public <T> Observed<T> answer(Look<T> look) {
        Observed<?> answer = answers.get(look);
        return answer == null ? Observed.unseen("nobody looked") : (Observed<T>) answer;
    }

    /** The kernel's socket table. */
    public Observed<List<KernelSocket>> kernel() {
        return answer(new Look.KernelTable());
    }

    /** The events of the current step. */
    public List<WireEvent> eventsOfStep() {
        return events.stream().filter(e -> e.number() > mark).toList();
    }
}
