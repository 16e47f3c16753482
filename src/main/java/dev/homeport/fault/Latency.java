package dev.homeport.fault;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** All that comes goes on later. */
final class Latency extends Fault {
    private final Duration delay;
    private final Duration jitter;

    Latency(Duration delay, Duration jitter) {
        this.delay = delay;
        this.jitter = jitter;
    }

    @Override
    public String word() {
        return "latency";
    }

    @Override
    public String toString() {
        return "latency " + shown(delay) + (jitter.isZero() ? "" : " ± " + shown(jitter));
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        return new Stage(acted) {
            private long last = now;

            @Override
            public void take(Piece piece, long at) {
                double spread = jitter.isZero() ? 0 : (2 * random.nextDouble() - 1) * jitter.toNanos();
                long wait = Math.max(0, delay.toNanos() + (long) spread);
                // One behind the other, as on a wire: what drew a short wait still goes after what came before it.
                last = Math.max(last - at, wait) + at;
                hold(piece, last);
                acted((piece.isData() ? shown(piece.length()) : piece.kind().toString()) + " held for "
                        + shownNanos(last - at));
            }
        };
    }
}
