package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;

/** What a learner's Java prints, brings and stumbles over. */
final class JavaLines {
    /** Of one value; a collection can be as long as memory. */
    private static final int MOST_OF_VALUE = 2_000;

    private static final int MOST_FRAMES = 5;

    private JavaLines() {}

    /** Whether the report is of Java. */
    static boolean write(Page page, Report report) {
        if (report instanceof Report.JavaPrinted it) {
            page.exactly(List.of(), 0, Runs.of(Inert.line(tabs(it.line())), it.error() ? Tone.WARNING : Tone.PLAIN));
        } else if (report instanceof Report.JavaDocumented it) {
            it.lines().forEach(line -> documented(page, line));
        } else if (report instanceof Report.JavaValue it) {
            List<Run> value = new ArrayList<>(Runs.of(it.name(), Tone.STRONG));
            value.addAll(Runs.of(" ==> ", Tone.MUTED));
            value.addAll(Runs.of(Inert.line(cut(it.value())), Tone.PLAIN));
            page.exactly(List.of(), 2, value);
        } else if (report instanceof Report.JavaStumbled it) {
            stumbled(page, it);
        } else if (report instanceof Report.JavaCame it) {
            it.lines().stream()
                    .limit(MOST_FRAMES)
                    .forEach(line -> page.code(Runs.of("    at  ", Tone.MUTED), 8, code(line)));
        } else {
            return false;
        }
        return true;
    }

    /** A signature goes on further in than what is said of it; an address goes on where it can be copied whole. */
    private static void documented(Page page, String line) {
        String text = line.stripLeading();
        int indent = line.length() - text.length();
        if (line.indexOf(' ') < 0) {
            page.exactly(List.of(), 0, code(text));
        } else if (indent == 0) {
            page.code(List.of(), 8, code(text));
        } else {
            page.hanging(Runs.of(" ".repeat(indent), Tone.PLAIN), indent, Runs.of(Inert.line(tabs(text)), Tone.PLAIN));
        }
    }

    /** The part of the line around the mark, where the whole has no room. */
    private static void stumbled(Page page, Report.JavaStumbled it) {
        int room = Math.max(4, page.layout().width() - 4);
        String source = tabs(it.source());
        int column = Math.min(Math.max(0, it.column()), source.length());
        int end = Math.min(source.length(), column + Math.max(1, it.length()));
        String cut = page.layout().unicode() ? "…" : "...";
        String before = last(Inert.line(source.substring(0, column)), room / 2, cut);
        String marked = first(Inert.line(source.substring(column, end)), room - Columns.of(before), cut);
        String after = first(Inert.line(source.substring(end)), room - Columns.of(before) - Columns.of(marked), cut);
        page.verbatim("    " + before + marked + after);
        String mark = " ".repeat(4 + Columns.of(before)) + "^".repeat(Math.max(1, Columns.of(marked)));
        page.exactly(List.of(), 0, Runs.of(mark, Tone.BAD));
    }

    /** As much of the text's beginning as so many columns hold, and a sign where that is not all. */
    private static String first(String text, int columns, String cut) {
        if (Columns.of(text) <= columns) {
            return text;
        }
        int end = 0;
        while (end < text.length() && Columns.of(text.substring(0, text.offsetByCodePoints(end, 1)) + cut) <= columns) {
            end = text.offsetByCodePoints(end, 1);
        }
        return Columns.of(cut) > columns ? "" : text.substring(0, end) + cut;
    }

    /** As much of the text's end as so many columns hold, after a sign where that is not all. */
    private static String last(String text, int columns, String cut) {
        if (Columns.of(text) <= columns) {
            return text;
        }
        int from = text.length();
        while (from > 0 && Columns.of(cut + text.substring(text.offsetByCodePoints(from, -1))) <= columns) {
            from = text.offsetByCodePoints(from, -1);
        }
        return Columns.of(cut) > columns ? "" : cut + text.substring(from);
    }

    private static List<Run> code(String line) {
        return Runs.of(Inert.line(tabs(line)), Tone.CODE);
    }

    private static String tabs(String text) {
        return text.replace('\t', ' ');
    }

    private static String cut(String value) {
        return value.length() <= MOST_OF_VALUE ? value : value.substring(0, MOST_OF_VALUE) + "…";
    }
}
