package dev.homeport.fault;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Both sides get RST after so many bytes, or after a time. */
final class ResetAfter extends Fault {
    private final long bytes;
    private final @Nullable Duration time;

    ResetAfter(long bytes, @Nullable Duration time) {
        this.bytes = bytes;
        this.time = time;
    }

    @Override
    public String word() {
        return "reset";
    }

    @Override
    public String toString() {
        return "reset after " + (time == null ? shown(bytes) : shown(time));
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        if (time == null) {
            return new Counting(bytes, Piece.Kind.RESET_BOTH, now, acted);
        }
        Stage stage = new Stage(acted);
        stage.alarm(Piece.of(Piece.Kind.RESET_BOTH), now + time.toNanos());
        return stage;
    }
}
