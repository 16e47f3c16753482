package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<WireEvent> events = new ArrayDeque<>();
    private long bytes;
    private long mark;
    private long revision;

    void lock() {
        lock.lock();
    }

    void unlock() {
        lock.unlock();
    }

    /** Logs it and returns its number. */
    long add(String name, @Nullable Address local, @Nullable Address remote, WireEvent.What what) {
        lock.lock();
        try {
            events.addLast(new WireEvent(++mark, Instant.now(), name, local, remote, what));
            bytes += size(what);
            while (events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
                bytes -= size(events.removeFirst().what());
            }
            noticed();
            return mark;
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
            return new ArrayList<>(events);
        } finally {
            lock.unlock();
        }
    }

    long mark() {
        lock.lock();
        try {
            return mark;
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
                changed.awaitNanos(deadline.leftNanos());
            }
            return revision > seen;
        } finally {
            lock.unlock();
        }
    }

    private static Bytes kept(byte[] data, int offset, int count) {
        return Bytes.of(data, offset, Math.min(count, MOST_BYTES_OF_ONE));
    }

    private static int size(WireEvent.What what) {
        if (what instanceof WireEvent.Sent sent) {
            return sent.data().length();
        }
        return what instanceof WireEvent.Received received ? received.data().length() : 0;
    }
}
