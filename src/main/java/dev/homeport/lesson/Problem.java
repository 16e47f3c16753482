package dev.homeport.lesson;

import dev.homeport.words.Inert;
import java.util.List;

/**
 * Something wrong in a lesson file.
 *
 * @param path as in {@link Lesson#path}; empty if it is about no file
 * @param line from 1
 * @param column from 1, in code points
 * @param length how many code points the caret line underlines, at least 1
 * @param message what is wrong, one line, without a full stop
 * @param source the line itself, made safe to print; each of its code points stands for one of the file's
 * @param suggestions what may have been meant, best first; may be empty
 */
public record Problem(
        String path, int line, int column, int length, String message, String source, List<String> suggestions) {
    public Problem {
        suggestions = List.copyOf(suggestions);
    }

    /** The same, of a file that is called otherwise. */
    public Problem at(String otherPath) {
        return new Problem(otherPath, line, column, length, message, source, suggestions);
    }

    /** Path, line, column and message, then the source line with a caret below, then what may have been meant. */
    public String describe() {
        return describe("");
    }

    /**
     * As {@link #describe()}.
     *
     * @param folder set before the path, so that it can be opened from where the reader stands; may be empty
     */
    public String describe(String folder) {
        StringBuilder out = new StringBuilder();
        if (!path.isEmpty()) {
            String where = folder.isEmpty() || folder.endsWith("/") ? folder + path : folder + '/' + path;
            out.append(Inert.line(where))
                    .append(':')
                    .append(line)
                    .append(':')
                    .append(column)
                    .append(": ");
        }
        out.append(Inert.line(message));
        if (!source.isBlank()) {
            Excerpt.of(this).appendTo(out);
        }
        if (!suggestions.isEmpty()) {
            out.append("\n      did you mean ").append(choice()).append('?');
        }
        return out.toString();
    }

    private String choice() {
        List<String> quoted =
                suggestions.stream().map(each -> '`' + Inert.line(each) + '`').toList();
        int last = quoted.size() - 1;
        return last == 0 ? quoted.get(0) : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
    }
}
