package dev.homeport.fault;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** FIN goes on late. */
final class SlowClose extends Fault {
    private final Duration delay;

    SlowClose(Duration delay) {
        this.delay = delay;
    }

    @Override
    public String word() {
        return "slow-close";
    }

    @Override
    public String toString() {
        return "slow-close " + shown(delay);
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        return new Stage(acted) {
            @Override
            public void take(Piece piece, long at) {
                boolean late = piece.kind() == Piece.Kind.FIN;
                hold(piece, late ? at + delay.toNanos() : at);
                if (late) {
                    acted("FIN held for " + shown(delay));
                }
            }
        };
    }
}
