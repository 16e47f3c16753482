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
    private final boolean code;
    private boolean fresh = true;

    private Wrap(List<Run> prefix, int rest, int width, boolean words, boolean code) {
        this.words = words;
        this.code = code;
        this.width = width;
        this.rest = Math.min(rest, width / 2);
        line.add(prefix);
    }

    /** Breaks at spaces; only a word that is longer than a whole line is cut. */
    static List<Line> words(List<Run> prefix, int rest, List<Run> runs, int width) {
        return words(prefix, rest, runs, width, false);
    }

    /** As {@link #words}, but a text in double quotes is one word: with a line end in it, it would not be code. */
    static List<Line> code(List<Run> prefix, int rest, List<Run> runs, int width) {
        return words(prefix, rest, runs, width, true);
    }

    private static List<Line> words(List<Run> prefix, int rest, List<Run> runs, int width, boolean code) {
        Wrap wrap = new Wrap(prefix, rest, width, true, code);
        LineBuilder word = new LineBuilder();
        List<Run> spaces = new ArrayList<>();
        boolean quoted = false;
        for (Run run : runs) {
            String text = run.text();
            for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
                c = text.codePointAt(i);
                quoted ^= code && c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
                if (c != ' ' || quoted) {
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
        Wrap wrap = new Wrap(prefix, rest, width, false, false);
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
        Pieces pieces = new Pieces(runs);
        String text = new Line(runs).text();
        int from = 0;
        while (true) {
            int most = fitting(text, from, width - line.column()) - from;
            if (from + most == text.length() && line.column() + Columns.of(text.substring(from)) <= width) {
                break;
            }
            // Two more, to look at what comes after a cut: never at all that is left, as that can be a megabyte.
            String ahead = text.substring(from, Math.min(text.length(), from + most + 2));
            int end = bestCut(ahead, most);
            line.add(pieces.next(end));
            from += end;
            next();
        }
        line.add(pieces.next(text.length() - from));
    }

    /**
     * At most {@code most}, at least 1. In code outside of its texts. Else after a space or a sign in the second half, else
     * in words before a capital letter there, as in likeThis, else not inside an escape such as \\x1b.
     */
    private int bestCut(String text, int most) {
        int outside = code ? cutOutsideTexts(text, most) : 0;
        if (outside > 0) {
            return outside;
        }
        int space = text.lastIndexOf(' ', most - 1) + 1;
        if (space > Math.max(1, most / 2)) {
            return space;
        }
        int sign = lastSign(text, most, false);
        if (sign > 0) {
            return sign;
        }
        for (int i = Math.min(most, text.length() - 1); words && i > Math.max(1, most / 2); i--) {
            if (Character.isUpperCase(text.charAt(i)) && Character.isLowerCase(text.charAt(i - 1))) {
                return i;
            }
        }
        int inNumber = lastSign(text, most, true);
        if (inNumber > 0) {
            return inNumber;
        }
        int escape = text.lastIndexOf('\\', most - 1);
        boolean inside = escape > 0 && (escape == most - 1 || (text.charAt(escape + 1) == 'x' && escape > most - 4));
        return inside ? escape : most;
    }

    /** The last place after a sign in the second half; 0 where there is none. */
    private static int lastSign(String text, int most, boolean inNumbers) {
        for (int i = most; i > Math.max(1, most / 2); i--) {
            if (CUT_AFTER.indexOf(text.charAt(i - 1)) >= 0 && (inNumbers || !isInNumber(text, i))) {
                return i;
            }
        }
        return 0;
    }

    /** The last place after a sign of code; 0 where all are in double quotes. Expects text that begins outside of them. */
    private static int cutOutsideTexts(String text, int most) {
        int best = 0;
        boolean quoted = false;
        for (int i = 0; i < most; i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' && (i == 0 || text.charAt(i - 1) != '\\');
            boolean empty = c == '(' && i + 1 < text.length() && text.charAt(i + 1) == ')';
            if (!quoted && !empty && "(.,;{ ".indexOf(c) >= 0) {
                best = i + 1;
            }
        }
        return best;
    }

    /** Whether a cut there would part an address or a port from its rest, as in 127.0.0.1:62893. */
    private static boolean isInNumber(String text, int at) {
        return ".:".indexOf(text.charAt(at - 1)) >= 0
                && at > 1
                && at < text.length()
                && Character.isDigit(text.charAt(at - 2))
                && Character.isDigit(text.charAt(at));
    }

    /** Where what fits into the columns ends; after one character at least. */
    private static int fitting(String text, int from, int columns) {
        int used = 0;
        int i = from;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            used += Columns.of(c);
            if (used > columns && i > from) {
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
