package dev.homeport.check;

import dev.homeport.net.Look;
import dev.homeport.net.Snapshot;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A sentence about real sockets. It says what must be looked at; the lab looks; the check judges what was seen, and nothing
 * else.
 */
public interface Check {
    /** How long the other side may take where a sentence does not say. */
    Duration PATIENCE = Duration.ofSeconds(2);

    /** The sentence as its author wrote it. */
    String sentence();

    /** What must be looked at before {@link #judge}; empty if the lab's ledger and events are enough. */
    Set<Look<?>> looks();

    /** How long it may take to become true, 1 ms to 60 s; empty where the sentence does not say. */
    Optional<Duration> within();

    /** How long a look may wait for the other side, from the first byte that it sends on: 2 s where the sentence does not say. */
    default Duration patience() {
        return within().orElse(PATIENCE);
    }

    /** Judges what was seen. Never blocks, and never passes on nothing. */
    Verdict judge(Snapshot seen);

    /** Whether a look of its own can be noticed by the other side. */
    default boolean active() {
        return looks().stream().anyMatch(Look::active);
    }
}
