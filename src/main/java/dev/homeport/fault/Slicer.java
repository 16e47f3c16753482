package dev.homeport.fault;

import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;

/** Bytes go on in small pieces. */
final class Slicer extends Fault {
    private final int size;
    private final Duration pause;

    Slicer(int size, Duration pause) {
        this.size = size;
        this.pause = pause;
    }

    @Override
    public String word() {
        return "slicer";
    }

    @Override
    public String toString() {
        return "slicer " + shown(size) + (pause.isZero() ? "" : " every " + shown(pause));
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        return new Stage(acted) {
            private long nextAt = now;

            @Override
            public void take(Piece piece, long at) {
                hold(piece, at);
                if (piece.length() > size) {
                    acted(shown(piece.length()) + " cut into " + (piece.length() + size - 1) / size + " pieces");
                }
            }

            @Override
            int part(Piece piece) {
                return Math.min(piece.length(), size);
            }

            @Override
            long due(Piece piece, long at) {
                return nextAt - at > 0 ? nextAt : at;
            }

            @Override
            void gone(Piece part, long due, long at) {
                nextAt = at + pause.toNanos();
            }
        };
    }
}
