package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in order, bounded in number and in bytes kept.
 *
 * <p>Who sends, connects or closes does it between {@link #lock} and {@link #unlock} together with the logging, so the other
 * end's event cannot come before its cause. Only what cannot block may stand there.
 */
final class WireLog {
    static final int MOST_EVENTS = 10_000;
    static final int MOST_BYTES = 4 << 20;
    static final int MOST_BYTES_OF_ONE = 64 << 10;

    private static final long TELL_EVERY = 10_000_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final EventRing events = new EventRing(MOST_EVENTS, MOST_BYTES);
    private long revision;
    private long toldAt = System.nanoTime() - TELL_EVERY;
    private boolean hasBrief;
    private final ProbePorts probePorts;

    WireLog(ProbePorts probePorts) {
        this.probePorts = probePorts;
    }

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /**
     * Logs it and returns its number. What came from a probe of the lab's is nothing that happened: a server that Java runs
     * would else have a probe's events look like a reason to probe again.
     */
    long add(String name, @Nullable Address local, @Nullable Address remote, WireEvent.What what) {
        lock.lock();
        try {
            if (what instanceof WireEvent.Accepted
                    ? probePorts.accepts(local, remote)
                    : probePorts.isProbe(local, remote)) {
                return events.mark();
            }
            long number = events.mark() + 1;
            events.add(new WireEvent(number, Instant.now(), name, local, remote, what));
            noticed();
            return number;
        } finally {
            lock.unlock();
        }
    }

    static WireEvent.Sent sent(byte[] data, int offset, int count) {
        return new WireEvent.Sent(kept(data, offset, count), count);
    }

    static WireEvent.Received received(byte[] data, int offset, int count) {
        return new WireEvent.Received(kept(data, offset, count), count);
    }

    /** As {@link #add}, of a fast server's client: makes no object. The caller holds the lock. */
    void addBrief(Party party, EventRing.Brief brief, long nanoTime) {
        events.add(party, brief, nanoTime);
        noticed(nanoTime);
    }

    /**
     * A message of a fast server's client that went back, or as much of it as the kernel took. Keeps only its beginning. The
     * caller holds the lock.
     *
     * @param data from index 0; its position does not matter
     */
    void addEchoed(Party party, ByteBuffer data, int received, int sent, long nanoTime) {
        events.addEchoed(party, data, received, sent, nanoTime);
        noticed(nanoTime);
    }

    /** What a slow client took later. The caller holds the lock. */
    void addSent(Party party, ByteBuffer data, int from, int count, long nanoTime) {
        events.addSent(party, data, from, count, nanoTime);
        noticed(nanoTime);
    }

    /** Wakes those who wait now and then only: waking somebody costs more than the message. They look up by themselves. */
    private void noticed(long nanoTime) {
        hasBrief = true;
        revision++;
        if (nanoTime - toldAt >= TELL_EVERY) {
            toldAt = nanoTime;
            changed.signalAll();
        }
    }

    static WireEvent.Sent sentDatagram(byte[] data, int count) {
        return new WireEvent.Sent(kept(data, 0, count), count, true);
    }

    static WireEvent.Received receivedDatagram(byte[] data, int count) {
        return new WireEvent.Received(kept(data, 0, count), count, true);
    }

    /** Counts a change that is no wire event. */
    void noticed() {
        lock.lock();
        try {
            revision++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    List<WireEvent> events() {
        lock.lock();
        try {
            return events.all();
        } finally {
            lock.unlock();
        }
    }

    long mark() {
        lock.lock();
        try {
            return events.mark();
        } finally {
            lock.unlock();
        }
    }

    long revision() {
        lock.lock();
        try {
            return revision;
        } finally {
            lock.unlock();
        }
    }

    boolean awaitChange(long seen, Duration atMost) throws InterruptedException {
        Deadline deadline = Deadline.after(atMost);
        lock.lock();
        try {
            while (revision <= seen && !deadline.isOver()) {
                changed.awaitNanos(hasBrief ? Math.min(deadline.leftNanos(), TELL_EVERY) : deadline.leftNanos());
            }
            return revision > seen;
        } finally {
            lock.unlock();
        }
    }

    private static Bytes kept(byte[] data, int offset, int count) {
        return Bytes.of(data, offset, Math.min(count, MOST_BYTES_OF_ONE));
    }
}
