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
    /** Where text that is too long for a line is best cut: after these. */
    private static final String CUT_AFTER = " /.:,;-_=&?@";

    private final int width;
    private final int rest;
    private final List<Line> lines = new ArrayList<>();
    private LineBuilder line = new LineBuilder();
    private final boolean words;
    private boolean fresh = true;

    private Wrap(List<Run> prefix, int rest, int width, boolean words) {
        this.words = words;
        this.width = width;
        this.rest = Math.min(rest, width / 2);
        line.add(prefix);
    }

    /** Breaks at spaces; only a word that is longer than a whole line is cut. */
    static List<Line> words(List<Run> prefix, int rest, List<Run> runs, int width) {
        Wrap wrap = new Wrap(prefix, rest, width, true);
        LineBuilder word = new LineBuilder();
        List<Run> spaces = new ArrayList<>();
        for (Run run : runs) {
            String text = run.text();
            for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
                c = text.codePointAt(i);
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

    /** Keeps every space: for text whose exact characters matter. */
    static List<Line> exactly(List<Run> prefix, int rest, List<Run> runs, int width) {
        Wrap wrap = new Wrap(prefix, rest, width, false);
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
            cut(word.runs());
        }
        fresh = false;
    }

    private void cut(List<Run> runs) {
        List<Run> left = runs;
        String ahead = new Line(runs).text();
        while (line.column() + Columns.of(ahead) > width) {
            int end = bestCut(ahead, fitting(ahead, width - line.column()));
            line.add(Runs.head(left, end));
            left = Runs.tail(left, end);
            ahead = ahead.substring(end);
            next();
        }
        line.add(left);
    }

    /**
     * At most {@code most}, at least 1: after a space or a sign in the second half, else in words before a
     * capital letter there, as in likeThis, else not inside an escape such as \\x1b.
     */
    private int bestCut(String text, int most) {
        for (int i = most; i > Math.max(1, most / 2); i--) {
            if (CUT_AFTER.indexOf(text.charAt(i - 1)) >= 0) {
                return i;
            }
        }
        for (int i = Math.min(most, text.length() - 1); words && i > Math.max(1, most / 2); i--) {
            if (Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
                return i;
            }
        }
        int escape = text.lastIndexOf('\\', most - 1);
        boolean inside = escape > 0 && (escape == most - 1 || (text.charAt(escape + 1) == 'x' && escape > most - 4));
        return inside ? escape : most;
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

    private void next() {
        end();
        line = new LineBuilder().add(" ".repeat(rest), Tone.PLAIN);
        fresh = true;
    }

    private void end() {
        lines.add(line.build());
    }
}
