package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.List;

/** Labels in one column and what they stand for in the next; where that is too narrow for it, below each other. */
final class LabelRows {
    private static final int NARROWEST_TEXT = 20;

    private LabelRows() {}

    record Row(String label, Tone tone, List<Run> text) {
        static Row of(String label, List<Run> text) {
            return new Row(label, Tone.MUTED, text);
        }
    }

    static void write(Page page, int indent, List<Row> rows) {
        int widest = 0;
        for (Row each : rows) {
            widest = Math.max(widest, Columns.of(each.label()));
        }
        write(page, indent, widest, rows);
    }

    /** As above, with a label column that others share; for rows written one by one. */
    static void write(Page page, int indent, int labels, List<Row> rows) {
        int column = indent + labels + (page.layout().roomy() ? 3 : 2);
        boolean beside = page.layout().width() - column >= NARROWEST_TEXT
                && column <= page.layout().width() / 2;
        for (Row each : rows) {
            if (beside && !fitsBelowOnly(page, column, indent + 2, each)) {
                String label = " ".repeat(indent) + Columns.padded(each.label(), labels);
                page.hanging(Runs.of(Columns.padded(label, column), each.tone()), column, each.text());
            } else {
                page.words(indent, Runs.of(each.label(), each.tone()));
                page.words(indent + 2, each.text());
            }
        }
    }

    /** On a narrow screen a path or an option may have room only where no label stands. */
    private static boolean fitsBelowOnly(Page page, int column, int below, Row row) {
        int width = page.layout().width();
        if (!page.layout().roomy()) {
            for (String word : new Line(row.text()).text().split(" ")) {
                int columns = Columns.of(word);
                if (columns > width - column && columns <= width - below) {
                    return true;
                }
            }
        }
        return false;
    }
}
