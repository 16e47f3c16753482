package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks runs into lines of at most {@code width} columns. The first line begins with a prefix, later ones with spaces.
 * Expects text without control characters.
 */
final class Wrap {
    /** Where a word that is too long for a line is best cut: after these. */
    private static final String CUT_AFTER = "/\\.:,;-_=&?@";

    private final int width;
    private final int rest;
    private final List<Line> lines = new ArrayList<>();
    private LineBuilder line = new LineBuilder();
    private boolean fresh = true;

    private Wrap(List<Run> prefix, int rest, int width) {
        this.width = width;
        this.rest = Math.min(rest, width / 2);
        line.add(prefix);
    }

    /** Breaks at spaces; only a word that is longer than a whole line is cut. */
    static List<Line> words(List<Run> prefix, int rest, List<Run> runs, int width) {
        Wrap wrap = new Wrap(prefix, rest, width);
        LineBuilder word = new LineBuilder();
        List<Run> spaces = new ArrayList<>();
        for (Run run : runs) {
            for (int c : run.text().codePoints().toArray()) {
                if (c != ' ') {
                    word.add(c, run.tone());
                    continue;
                }
                if (word.column() > 0) {
                    wrap.place(spaces, word.build());
                    word = new LineBuilder();
                    spaces.clear();
                }
                spaces.add(new Run(" ", run.tone()));
            }
        }
        wrap.place(spaces, word.build());
        wrap.end();
        return wrap.lines;
    }

    /** Keeps every space and cuts at the last column: for text whose exact characters matter. */
    static List<Line> exactly(List<Run> prefix, int rest, List<Run> runs, int width) {
        Wrap wrap = new Wrap(prefix, rest, width);
        wrap.cut(runs);
        wrap.end();
        return wrap.lines;
    }

    private void place(List<Run> spaces, Line word) {
        String text = word.text();
        if (text.isEmpty()) {
            return;
        }
        int columns = Columns.of(text);
        int gap = fresh ? 0 : spaces.size();
        if (line.column() + gap + columns <= width) {
            line.add(fresh ? List.of() : spaces).add(word.runs());
        } else if (columns <= width - rest) {
            next();
            line.add(word.runs());
        } else {
            if (!fresh) {
                next();
            }
            cutNicely(word.runs(), text);
        }
        fresh = false;
    }

    private void cutNicely(List<Run> runs, String text) {
        List<Run> left = runs;
        String ahead = text;
        while (line.column() + Columns.of(ahead) > width) {
            int end = fitting(ahead, width - line.column());
            for (int i = end; i > end / 2; i--) {
                if (CUT_AFTER.indexOf(ahead.charAt(i - 1)) >= 0) {
                    end = i;
                    break;
                }
            }
            line.add(Runs.head(left, end));
            left = Runs.tail(left, end);
            ahead = ahead.substring(end);
            next();
        }
        line.add(left);
    }

    /** How many chars fit into the columns; at least one character. */
    private static int fitting(String text, int columns) {
        int used = 0;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += Columns.of(c);
            if (used > columns && i > 0) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private void cut(List<Run> runs) {
        for (Run run : runs) {
            for (int c : run.text().codePoints().toArray()) {
                if (line.column() + Columns.of(c) > width) {
                    next();
                }
                line.add(c, run.tone());
            }
        }
    }

    private void next() {
        end();
        line = new LineBuilder().add(" ".repeat(rest), Tone.PLAIN);
        fresh = true;
    }

    private void end() {
        lines.add(line.build());
    }
}
