package dev.homeport.fault;

import java.util.function.Consumer;

/** Lets so many bytes through, then ends the connection. */
final class Counting extends Stage {
    private final Piece.Kind end;
    private long left;
    private boolean over;

    Counting(long bytes, Piece.Kind end, long now, Consumer<String> acted) {
        super(acted);
        this.end = end;
        left = bytes;
        if (bytes == 0) {
            finish(now);
        }
    }

    @Override
    public void take(Piece piece, long now) {
        if (over) {
            return;
        }
        if (!piece.isData()) {
            hold(piece, now);
            return;
        }
        Piece passing = left < piece.length() ? piece.first((int) left) : piece;
        left -= passing.length();
        hold(passing, now);
        if (left == 0) {
            int lost = piece.length() - passing.length();
            acted("ends the connection" + (lost == 0 ? "" : "; " + Fault.shown(lost) + " thrown away"));
            finish(now);
        }
    }

    private void finish(long now) {
        over = true;
        hold(Piece.of(end), now);
    }
}
