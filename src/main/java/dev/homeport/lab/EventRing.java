package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The newest wire events. What a fast server does is written into slots that are used again and again, and becomes a
 * {@link WireEvent} only when somebody reads the log. Guarded by the log's lock.
 */
final class EventRing {
    /** How much a brief event keeps of its message. */
    static final int MOST_OF_BRIEF = 1 << 10;

    private static final int FIRST_SLOTS = 64;
    private static final int BRIEF_BYTES = 1 << 20;

    /** What a brief event tells. */
    enum Brief {
        ACCEPTED,
        RECEIVED,
        SENT,
        PEER_CLOSED,
        CLOSED,
        WAS_RESET
    }

    private static final class Slot {
        long number;

        @Nullable
        WireEvent whole;

        @Nullable
        Party party;

        Brief brief = Brief.CLOSED;
        long nanoTime;
        int count;

        /** If positive, the next number is the event that so many of the bytes were sent, and has no slot of its own. */
        int sent;

        long from;
        int kept;
    }

    private final int most;
    private final long mostBytes;
    private final Instant startedAt = Instant.now();
    private final long startedNanos = System.nanoTime();

    private @Nullable Slot[] slots = new @Nullable Slot[FIRST_SLOTS];
    private byte[] briefBytes = new byte[0];
    private long briefEnd;
    private long bytes;
    private long oldest = 1;
    private long mark;

    EventRing(int most, long mostBytes) {
        this.most = most;
        this.mostBytes = mostBytes;
    }

    /** The number of the newest event. */
    long mark() {
        return mark;
    }

    /** @param event whose number is one above the mark */
    void add(WireEvent event) {
        Slot slot = next();
        slot.whole = event;
        slot.party = null;
        bytes += size(event);
        while (bytes > mostBytes) {
            dropOldest();
        }
    }

    void add(Party party, Brief brief, long nanoTime) {
        brief(party, brief, nanoTime);
    }

    /** Bytes that came and went back: two events, whose bytes are kept once. */
    void addEchoed(Party party, ByteBuffer data, int received, int sent, long nanoTime) {
        int kept = Math.min(received, MOST_OF_BRIEF);
        long from = keep(data, kept);
        Slot in = brief(party, Brief.RECEIVED, nanoTime);
        in.count = received;
        in.from = from;
        in.kept = kept;
        if (sent > 0 || party.speaksDatagrams()) {
            makeRoom();
            mark++;
            in.sent = sent;
        }
    }

    /** Bytes that had to wait before they went back. */
    void addSent(Party party, ByteBuffer data, int from, int count, long nanoTime) {
        int kept = Math.min(count, MOST_OF_BRIEF);
        ByteBuffer part = data.duplicate().position(from);
        long at = keep(part.slice(), kept);
        Slot out = brief(party, Brief.SENT, nanoTime);
        out.count = count;
        out.from = at;
        out.kept = kept;
    }

    List<WireEvent> all() {
        List<WireEvent> all = new ArrayList<>((int) (mark - oldest + 1));
        for (long number = oldest; number <= mark; number++) {
            all.add(read(number));
        }
        return all;
    }

    private Slot brief(Party party, Brief brief, long nanoTime) {
        Slot slot = next();
        slot.whole = null;
        slot.party = party;
        slot.brief = brief;
        slot.nanoTime = nanoTime;
        slot.sent = 0;
        return slot;
    }

    private Slot next() {
        makeRoom();
        int index = at(++mark);
        Slot slot = slots[index];
        if (slot == null) {
            slot = new Slot();
            slots[index] = slot;
        }
        slot.number = mark;
        return slot;
    }

    /** One slot more than events: the oldest may be told by the slot before it. */
    private void makeRoom() {
        if (mark - oldest + 1 == most) {
            dropOldest();
        } else if (mark - oldest + 2 == slots.length) {
            grow();
        }
    }

    /** The number of slots is a power of two. */
    private int at(long number) {
        return (int) number & (slots.length - 1);
    }

    private void grow() {
        @Nullable Slot[] wider = new @Nullable Slot[slots.length * 2];
        for (long number = Math.max(1, oldest - 1); number <= mark; number++) {
            wider[(int) number & (wider.length - 1)] = slots[at(number)];
        }
        slots = wider;
    }

    private void dropOldest() {
        Slot slot = slots[at(oldest)];
        if (slot != null && slot.number == oldest && slot.whole != null) {
            bytes -= size(slot.whole);
            slot.whole = null;
        }
        oldest++;
    }

    /** In one piece, so that a reader needs no seam; returns where it begins, counted from the very first byte. */
    private long keep(ByteBuffer data, int count) {
        if (briefBytes.length == 0) {
            briefBytes = new byte[BRIEF_BYTES];
        }
        int at = (int) (briefEnd % BRIEF_BYTES);
        if (at + count > BRIEF_BYTES) {
            briefEnd += BRIEF_BYTES - at;
            at = 0;
        }
        data.get(0, briefBytes, at, count);
        long from = briefEnd;
        briefEnd += count;
        return from;
    }

    private WireEvent read(long number) {
        Slot own = slots[at(number)];
        boolean hasOwn = own != null && own.number == number;
        if (hasOwn && own.whole != null) {
            return own.whole;
        }
        Slot slot = Objects.requireNonNull(hasOwn ? own : slots[at(number - 1)]);
        Party party = Objects.requireNonNull(slot.party);
        Instant at = startedAt.plusNanos(slot.nanoTime - startedNanos);
        boolean datagram = party.speaksDatagrams();
        WireEvent.What what =
                hasOwn ? what(slot, datagram) : new WireEvent.Sent(kept(slot, slot.sent), slot.sent, datagram);
        return new WireEvent(number, at, party.name(), party.local(), party.remote(), what);
    }

    private WireEvent.What what(Slot slot, boolean datagram) {
        return switch (slot.brief) {
            case ACCEPTED ->
                new WireEvent.Accepted(Objects.requireNonNull(slot.party).server());
            case RECEIVED -> new WireEvent.Received(kept(slot, slot.count), slot.count, datagram);
            case SENT -> new WireEvent.Sent(kept(slot, slot.count), slot.count, datagram);
            case PEER_CLOSED -> new WireEvent.PeerClosed();
            case CLOSED -> new WireEvent.Closed();
            case WAS_RESET -> new WireEvent.WasReset();
        };
    }

    /** Nothing, where newer messages have taken the place of its bytes. */
    private Bytes kept(Slot slot, int count) {
        if (briefEnd - slot.from > BRIEF_BYTES) {
            return Bytes.EMPTY;
        }
        int at = (int) (slot.from % BRIEF_BYTES);
        return Bytes.of(Arrays.copyOfRange(briefBytes, at, at + Math.min(slot.kept, count)));
    }

    private static int size(WireEvent event) {
        if (event.what() instanceof WireEvent.Sent sent) {
            return sent.data().length();
        }
        if (event.what() instanceof WireEvent.Answered answered) {
            return answered.fields().stream()
                    .mapToInt(each -> each.name().length() + each.value().length())
                    .sum();
        }
        return event.what() instanceof WireEvent.Received received
                ? received.data().length()
                : 0;
    }
}
