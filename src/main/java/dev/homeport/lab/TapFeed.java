package dev.homeport.lab;

import dev.homeport.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows what passes a tap, on a thread of its own: a slow screen delays no byte. What comes without a pause is shown as one;
 * what comes faster than it can be kept is counted.
 */
final class TapFeed {
    private static final long PAUSE = Duration.ofMillis(50).toNanos();
    private static final long LONGEST = Duration.ofMillis(500).toNanos();
    private static final int MOST_QUEUED = 256;

    private record Seen(String connection, boolean toServer, Bytes data, long count) {}

    private static final Seen STOP = new Seen("", true, Bytes.EMPTY, 0);

    /** What one side has said since the last pause. */
    private static final class Saying {
        final boolean toServer;
        final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        final long since;
        long last;
        long count;

        Saying(boolean toServer, long now) {
            this.toServer = toServer;
            since = now;
        }

        void add(Seen seen, long now) {
            byte[] more = seen.data().toArray();
            // Only a beginning without a gap.
            if (kept.size() == count) {
                kept.write(more, 0, Math.min(more.length, Tapped.MOST_KEPT - kept.size()));
            }
            count += seen.count();
            last = now;
        }

        long due() {
            return last + PAUSE - (since + LONGEST) < 0 ? last + PAUSE : since + LONGEST;
        }
    }

    private final String tap;
    private final Consumer<Tapped> viewer;
    private final BlockingQueue<Seen> queue = new ArrayBlockingQueue<>(MOST_QUEUED);
    private final AtomicLong missed = new AtomicLong();
    private final Map<String, Saying> sayings = new LinkedHashMap<>();
    private final Thread thread;
    private volatile boolean over;

    TapFeed(String tap, Consumer<Tapped> viewer) {
        this.tap = tap;
        this.viewer = viewer;
        thread = ServerThreads.start("lab tap " + tap, this::show, false);
    }

    /** Never waits. */
    void offer(String connection, boolean toServer, byte[] bytes) {
        Bytes kept = Bytes.of(bytes, 0, Math.min(bytes.length, Tapped.MOST_KEPT));
        if (!queue.offer(new Seen(connection, toServer, kept, bytes.length))) {
            missed.addAndGet(bytes.length);
        }
    }

    /** Shows what is left, and ends. */
    void close(Deadline deadline) {
        over = true;
        // A full queue keeps the thread awake by itself.
        boolean woken = queue.offer(STOP) || !queue.isEmpty();
        Threads.join(woken ? thread : null, deadline);
    }

    private void show() {
        try {
            while (!over || !queue.isEmpty()) {
                Seen seen = next();
                long now = System.nanoTime();
                if (seen != null && seen.count() > 0) {
                    add(seen, now);
                }
                for (String each : List.copyOf(sayings.keySet())) {
                    if (over || due(each) - now <= 0) {
                        flush(each);
                    }
                }
                tellMissed();
            }
            List.copyOf(sayings.keySet()).forEach(this::flush);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Seen next() throws InterruptedException {
        if (sayings.isEmpty()) {
            return queue.take();
        }
        long now = System.nanoTime();
        long wait = Long.MAX_VALUE;
        for (Saying each : sayings.values()) {
            wait = Math.min(wait, each.due() - now);
        }
        return queue.poll(wait, TimeUnit.NANOSECONDS);
    }

    private void add(Seen seen, long now) {
        Saying saying = sayings.get(seen.connection());
        if (saying != null && saying.toServer != seen.toServer()) {
            flush(seen.connection());
            saying = null;
        }
        if (saying == null) {
            saying = new Saying(seen.toServer(), now);
            sayings.put(seen.connection(), saying);
        }
        saying.add(seen, now);
    }

    private long due(String connection) {
        Saying saying = sayings.get(connection);
        return saying == null ? System.nanoTime() : saying.due();
    }

    private void flush(String connection) {
        Saying said = sayings.remove(connection);
        if (said != null) {
            tell(new Tapped(tap, connection, said.toServer, Bytes.of(said.kept.toByteArray()), said.count));
        }
    }

    private void tellMissed() {
        long count = missed.getAndSet(0);
        if (count > 0) {
            tell(new Tapped(tap, tap, true, Bytes.EMPTY, count));
        }
    }

    /** What the viewer fails to show counts as missed; the next may be shown again. */
    private void tell(Tapped tapped) {
        try {
            viewer.accept(tapped);
        } catch (RuntimeException notShown) {
            missed.addAndGet(tapped.count());
        }
    }
}
