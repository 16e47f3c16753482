package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fenced block at the left margin, as it stands in the file.
 *
 * @param opening the opening line, without spaces around it
 * @param info what follows the backticks or tildes; may be empty
 * @param content the lines between; empty if nobody can tell where they end
 * @param unclosed whether its end is missing
 */
record Fence(Piece opening, Piece info, List<Piece> content, boolean unclosed) {
    private static final String NOT_CHECKED = "# not checked";

    /**
     * Reads the fence whose opening line is {@code first}. A block that was left open swallows the next one in Markdown;
     * here each line that opens a block of the script ends the one before, so that one slip is one problem.
     *
     * @param last the last line that belongs to it: the closing one, or the end of the file
     */
    static List<Fence> read(Source source, int first, int last, boolean closed, Problems problems) {
        List<Fence> fences = new ArrayList<>();
        Piece opening = source.line(first).strip();
        int marks = marks(opening);
        List<Piece> content = new ArrayList<>();
        for (int i = first + 1; i <= (closed ? last - 1 : last); i++) {
            Piece line = source.line(i);
            Piece bare = line.strip();
            boolean opens = bare.text().length() > marks
                    && bare.startsWith(opening.text().substring(0, marks))
                    && BlockKind.of(info(bare).word().text()).isPresent();
            if (opens) {
                problems.at(opening, "this fence is never closed; line " + i + " opens the next one");
                fences.add(new Fence(opening, info(opening), content, true));
                opening = bare;
                content = new ArrayList<>();
            } else {
                content.add(line);
            }
        }
        if (!closed) {
            String end = marks <= 8 ? opening.text().substring(0, marks) : marks + " of its marks";
            problems.at(opening, "this fence is never closed; end it with a line " + end);
        }
        fences.add(new Fence(opening, info(opening), closed ? content : List.of(), !closed));
        return fences;
    }

    /** What follows the backticks or tildes that open the fence. */
    static Piece info(Piece opening) {
        return opening.sub(marks(opening)).strip();
    }

    private static int marks(Piece opening) {
        String text = opening.text();
        int marks = 0;
        while (marks < text.length() && text.charAt(marks) == text.charAt(0)) {
            marks++;
        }
        return marks;
    }

    /** The content as Markdown shows it. */
    String text() {
        StringBuilder out = new StringBuilder();
        content.forEach(line -> out.append(line.text()).append('\n'));
        return out.toString();
    }

    /** The lines that say something, without spaces around them. */
    List<Piece> said() {
        return content.stream()
                .map(Piece::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** As {@link #said}, without lines that start with {@code #}: comments. */
    List<Piece> commands() {
        return said().stream().filter(line -> !line.startsWith("#")).toList();
    }

    /** The lines of the commands that follow a comment {@code # not checked}, which may give its reason after a colon. */
    Set<Integer> notChecked(Problems problems) {
        Set<Integer> lines = new HashSet<>();
        @Nullable Piece marker = null;
        for (Piece each : said()) {
            if (each.startsWith(NOT_CHECKED)) {
                marker = each;
            } else if (!each.startsWith("#")) {
                if (marker != null) {
                    lines.add(each.line());
                }
                marker = null;
            }
        }
        if (marker != null) {
            problems.at(marker, "no command follows this `" + NOT_CHECKED + "`");
        }
        return lines;
    }
}
