package dev.homeport.fault;

import java.util.Random;
import java.util.function.Consumer;

/** The line is slow: each byte needs its time. */
final class Bandwidth extends Fault {
    private static final long SECOND = 1_000_000_000;
    /** What goes at once is what the line carries in 50 ms. */
    private static final int PARTS_A_SECOND = 20;

    private final long bytesPerSecond;

    Bandwidth(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    @Override
    public String word() {
        return "bandwidth";
    }

    @Override
    public String toString() {
        return "bandwidth " + shown(bytesPerSecond) + " a second";
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        return new Stage(acted) {
            private long freeAt = now;

            @Override
            public void take(Piece piece, long at) {
                hold(piece, at);
                if (piece.isData()) {
                    long nanos = nanos(piece.length());
                    if (nanos >= 1_000_000) {
                        acted(shown(piece.length()) + " need " + shownNanos(nanos) + " on the line");
                    }
                }
            }

            @Override
            int part(Piece piece) {
                return (int) Math.min(piece.length(), Math.max(1, bytesPerSecond / PARTS_A_SECOND));
            }

            @Override
            long due(Piece piece, long at) {
                long begins = freeAt - at > 0 ? freeAt : at;
                return piece.isData() ? begins + nanos(part(piece)) : begins;
            }

            @Override
            void gone(Piece part, long due, long at) {
                freeAt = due;
            }
        };
    }

    private long nanos(int bytes) {
        return Math.round((double) bytes * SECOND / bytesPerSecond);
    }
}
