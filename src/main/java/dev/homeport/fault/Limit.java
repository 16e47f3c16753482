package dev.homeport.fault;

import java.util.Random;
import java.util.function.Consumer;

/** Both sides get FIN after so many bytes. */
final class Limit extends Fault {
    private final long bytes;

    Limit(long bytes) {
        this.bytes = bytes;
    }

    @Override
    public String word() {
        return "limit";
    }

    @Override
    public String toString() {
        return "limit " + shown(bytes);
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        return new Counting(bytes, Piece.Kind.END_BOTH, now, acted);
    }
}
