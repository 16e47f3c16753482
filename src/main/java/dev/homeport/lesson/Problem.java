package dev.homeport.lesson;

import java.util.List;

/**
 * Something wrong in a lesson file.
 *
 * @param path as in {@link Lesson#path}
 * @param line from 1
 * @param column from 1, in code points
 * @param length how many code points the caret line underlines, at least 1
 * @param message what is wrong, one line, without a full stop
 * @param source the line itself, made safe to print
 * @param suggestions what may have been meant, best first; may be empty
 */
public record Problem(
        String path, int line, int column, int length, String message, String source, List<String> suggestions) {
    public Problem {
        suggestions = List.copyOf(suggestions);
    }
}
