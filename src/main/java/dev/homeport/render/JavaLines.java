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
        } else if (report instanceof Report.JavaValue it) {
            List<Run> head = new ArrayList<>(Runs.of(it.name(), Tone.STRONG));
            head.addAll(Runs.of(" ==> ", Tone.MUTED));
            page.exactly(head, 2, Runs.of(Inert.line(cut(it.value())), Tone.PLAIN));
        } else if (report instanceof Report.JavaStumbled it) {
            stumbled(page, it);
        } else if (report instanceof Report.JavaCame it) {
            it.lines().stream()
                    .limit(MOST_FRAMES)
                    .forEach(line -> page.exactly(Runs.of("    at  ", Tone.MUTED), 8, code(line)));
        } else {
            return false;
        }
        return true;
    }

    /** The part of the line around the mark, where the whole has no room. */
    private static void stumbled(Page page, Report.JavaStumbled it) {
        int room = Math.max(10, page.layout().width() - 4);
        String source = tabs(it.source());
        int from = it.column() + it.length() <= room ? 0 : Math.max(0, it.column() - room / 3);
        String before = Inert.line(source.substring(from, Math.min(it.column(), source.length())));
        int end = Math.min(source.length(), it.column() + it.length());
        String marked = Inert.line(source.substring(Math.min(it.column(), source.length()), end));
        String after = Inert.line(source.substring(end));
        String line = before + marked + after;
        int shown = Math.min(room, line.length());
        page.verbatim("    " + line.substring(0, shown));
        int length = Math.max(1, Math.min(marked.length(), shown - before.length()));
        page.exactly(List.of(), 0, Runs.of(" ".repeat(4 + Columns.of(before)) + "^".repeat(length), Tone.BAD));
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
