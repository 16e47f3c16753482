package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;

/** Rows in columns; where they do not fit beside each other, each row is a block of names and values. */
final class TableLines {
    private static final int GAP = 2;

    private TableLines() {}

    static void write(Page page, Report.Table table) {
        if (table.rows().isEmpty()) {
            page.sentence(0, table.none(), Tone.MUTED);
            return;
        }
        int[] widths = widths(table);
        int all = -GAP;
        for (int each : widths) {
            all += each + GAP;
        }
        if (all <= page.layout().width()) {
            row(page, table.headings(), widths, Tone.STRONG);
            for (List<String> each : table.rows()) {
                row(page, each, widths, Tone.PLAIN);
            }
        } else {
            blocks(page, table);
        }
    }

    private static int[] widths(Report.Table table) {
        int[] widths = new int[table.headings().size()];
        widen(widths, table.headings());
        for (List<String> each : table.rows()) {
            widen(widths, each);
        }
        return widths;
    }

    private static void widen(int[] widths, List<String> cells) {
        for (int i = 0; i < Math.min(widths.length, cells.size()); i++) {
            widths[i] = Math.max(widths[i], Columns.of(Inert.line(cells.get(i))));
        }
    }

    private static void row(Page page, List<String> cells, int[] widths, Tone tone) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < Math.min(widths.length, cells.size()); i++) {
            line.append(Columns.padded(Inert.line(cells.get(i)), widths[i] + GAP));
        }
        page.exactly(List.of(), 0, Runs.of(line.toString().stripTrailing(), tone));
    }

    private static void blocks(Page page, Report.Table table) {
        for (int r = 0; r < table.rows().size(); r++) {
            if (r > 0) {
                page.blank();
            }
            List<String> cells = table.rows().get(r);
            List<LabelRows.Row> rows = new ArrayList<>();
            for (int i = 0; i < Math.min(table.headings().size(), cells.size()); i++) {
                List<Run> value = Runs.of(cells.get(i), i == 0 ? Tone.STRONG : Tone.PLAIN);
                if (!cells.get(i).isBlank()) {
                    rows.add(LabelRows.Row.of(table.headings().get(i), value));
                }
            }
            LabelRows.write(page, 0, rows);
        }
    }
}
