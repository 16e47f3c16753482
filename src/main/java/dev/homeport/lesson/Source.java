package dev.homeport.lesson;

import java.util.List;

/** The lines of a lesson file, without line ends; nothing in them can harm a terminal. */
record Source(List<String> lines) {
    /** The whole line, from 1. */
    Piece line(int number) {
        return new Piece(number, 0, lines.get(number - 1));
    }

    int count() {
        return lines.size();
    }

    /** The column of the piece, from 1, in code points. */
    int column(Piece piece) {
        String line = lines.get(piece.line() - 1);
        return line.codePointCount(0, Math.min(piece.start(), line.length())) + 1;
    }

    Step.ScriptLine script(Piece piece) {
        return new Step.ScriptLine(piece.text(), piece.line(), column(piece));
    }
}
