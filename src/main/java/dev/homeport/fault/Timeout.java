package dev.homeport.fault;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Nothing goes on. */
final class Timeout extends Fault {
    private final @Nullable Duration after;

    Timeout(@Nullable Duration after) {
        this.after = after;
    }

    @Override
    public String word() {
        return "timeout";
    }

    @Override
    public String toString() {
        return after == null ? "timeout" : "timeout, closed after " + shown(after);
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        Stage stage = new Stage(acted) {
            @Override
            public void take(Piece piece, long at) {
                hold(piece, at);
                acted((piece.isData() ? shown(piece.length()) : piece.kind().toString()) + " held back");
            }

            @Override
            boolean moves() {
                return false;
            }
        };
        if (after != null) {
            stage.alarm(Piece.of(Piece.Kind.END_BOTH), now + after.toNanos());
        }
        return stage;
    }
}
