package dev.homeport.lesson;

import dev.homeport.words.Inert;
import dev.homeport.words.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one file. */
final class Problems {
    /** More than anyone reads at once; bounds what a hostile file can cost. */
    static final int MOST = 100;

    private static final int LONGEST_WORD = 40;
    private static final int MOST_CANDIDATES = 500;
    private static final int LONGEST_SOURCE = 4000;

    private final String path;
    private final Source source;
    private final List<Problem> found = new ArrayList<>();
    private int left;

    Problems(String path, Source source) {
        this.path = path;
        this.source = source;
    }

    void at(Piece where, String message) {
        at(where, message, List.of());
    }

    void at(Piece where, String message, List<String> suggestions) {
        if (found.size() == MOST) {
            left++;
            return;
        }
        int length = Math.max(1, where.text().codePointCount(0, where.text().length()));
        found.add(new Problem(
                path,
                where.line(),
                source.column(where),
                length,
                message,
                printable(source.lines().get(where.line() - 1)),
                suggestions));
    }

    /** What may have been meant; nothing for a word too long to be a slip. */
    List<String> near(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST_WORD || found.size() == MOST) {
            return List.of();
        }
        return Nearest.to(word, candidates.stream().limit(MOST_CANDIDATES).toList());
    }

    /** All problems in the order of the file; the last says so if there were too many to keep. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(found);
        all.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
        if (left > 0) {
            Problem last = all.get(all.size() - 1);
            all.add(new Problem(
                    path,
                    last.line(),
                    last.column(),
                    last.length(),
                    "and " + left + " more problems in this file; " + MOST + " are shown at a time",
                    last.source(),
                    List.of()));
        }
        return all;
    }

    boolean none() {
        return found.isEmpty();
    }

    /** The word in backticks, cut if it is long. */
    static String quote(String word) {
        int[] points = word.codePoints().limit(LONGEST_WORD + 1L).toArray();
        return points.length <= LONGEST_WORD ? '`' + word + '`' : '`' + new String(points, 0, LONGEST_WORD) + "…`";
    }

    /** As long as the line itself, so that a caret below it points at the right place. */
    static String printable(String line) {
        StringBuilder out = new StringBuilder();
        line.codePoints()
                .limit(LONGEST_SOURCE)
                .map(c -> c == '\t' ? ' ' : Inert.isSafe(c) ? c : 0xfffd)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
