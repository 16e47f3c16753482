package dev.homeport.lesson;

import java.util.List;
import java.util.stream.Collectors;

/** A text that may go over several lines. */
final class Question {
    private Question() {}

    static String join(List<Piece> lines) {
        return lines.stream().map(Piece::text).collect(Collectors.joining(" "));
    }
}
