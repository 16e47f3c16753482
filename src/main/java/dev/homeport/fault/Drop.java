package dev.homeport.fault;

import java.util.Random;
import java.util.function.Consumer;

/** Bytes are thrown away. */
final class Drop extends Fault {
    @Override
    public String word() {
        return "drop";
    }

    @Override
    public String toString() {
        return "drop";
    }

    @Override
    public Stage stage(Random random, long now, Consumer<String> acted) {
        return new Stage(acted) {
            @Override
            public void take(Piece piece, long at) {
                if (piece.isData()) {
                    acted(shown(piece.length()) + " thrown away");
                } else {
                    hold(piece, at);
                }
            }
        };
    }
}
