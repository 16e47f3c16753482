package dev.homeport.wire;

import dev.homeport.net.WireEvent;
import java.time.Instant;
import java.util.List;

/**
 * What two ends had with each other, oldest first. Both ends' events are in it where both are the lab's.
 *
 * @param exchanges empty only where a part of it was asked for
 * @param events the wire events that tell it, by number
 */
public record Conversation(End near, End far, List<Exchange> exchanges, List<WireEvent> events) {
    public Conversation {
        exchanges = List.copyOf(exchanges);
        events = List.copyOf(events);
    }

    public End end(Side side) {
        return side == Side.NEAR ? near : far;
    }

    /** Whether one of its ends last had the name. */
    public boolean isOf(String name) {
        return (near.ours() && near.name().equals(name))
                || (far.ours() && far.name().equals(name));
    }

    /** Whether the name is one of its ends', or the listener's that accepted it or that it connected to. */
    public boolean touches(String name) {
        return isOf(name)
                || far.name().equals(name)
                || events.stream()
                        .anyMatch(e -> e.what() instanceof WireEvent.Accepted it
                                && it.listener().equals(name));
    }

    /** Whether it is no more than the note that a swarm was there. */
    public boolean isSwarm() {
        return events.stream().allMatch(e -> e.what() instanceof WireEvent.Swarmed);
    }

    /** Whether something in it was not seen and only follows from the RFC. */
    public boolean infers() {
        return exchanges.stream().anyMatch(each -> !each.seen() || each.near() != null || each.far() != null);
    }

    /** When it began, as far as the log goes back. */
    public Instant began() {
        return events.isEmpty() ? Instant.EPOCH : events.get(0).at();
    }

    /** The number of its first event. */
    public long first() {
        return events.get(0).number();
    }

    /** The number of its newest event. */
    public long last() {
        return events.get(events.size() - 1).number();
    }

    /** The same with only what is told by events after the number. */
    public Conversation after(long number) {
        return new Conversation(
                near, far, exchanges.stream().filter(e -> e.number() > number).toList(), events);
    }

    /** The same with at most so many exchanges, the newest. */
    public Conversation newest(int most) {
        int size = exchanges.size();
        return size <= most ? this : new Conversation(near, far, exchanges.subList(size - most, size), events);
    }
}
