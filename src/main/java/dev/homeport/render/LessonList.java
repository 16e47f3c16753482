package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.session.SessionEvent.LessonsListed.Row;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;

/** All lessons and how far each is done. */
final class LessonList {
    private LessonList() {}

    static void write(Page page, List<Row> rows) {
        if (rows.isEmpty()) {
            page.text(0, "No lessons here.", Tone.PLAIN);
            return;
        }
        int ids = widest(rows, true);
        int titles = widest(rows, false);
        int marks = Columns.of(page.marks().pass());
        int progress = 0;
        for (Row each : rows) {
            progress = Math.max(progress, progress(each).length());
        }
        boolean inColumns = marks + 1 + ids + 2 + titles + 2 + 7 + 2 + progress
                <= page.layout().width();
        for (Row each : rows) {
            Run mark = new Run(Columns.padded(each.done() ? page.marks().pass() : "", marks) + " ", Tone.GOOD);
            if (inColumns) {
                String minutes = each.minutes() + " min";
                String middle = Columns.padded(Inert.line(each.title()), titles) + "  "
                        + " ".repeat(Math.max(0, 7 - minutes.length())) + minutes + "  ";
                String id = Columns.padded(Inert.line(each.id()), ids) + "  ";
                List<Run> lead = List.of(mark, new Run(id, Tone.CODE));
                page.exactly(lead, 4, List.of(new Run(middle, Tone.PLAIN), new Run(progress(each), Tone.MUTED)));
            } else {
                page.hanging(List.of(mark), marks + 1, Runs.of(each.id(), Tone.CODE));
                page.text(marks + 1, each.title(), Tone.PLAIN);
                page.text(marks + 1, Amounts.count(each.minutes(), "minute") + ", " + progress(each), Tone.MUTED);
            }
        }
        page.blank();
        page.sentence(0, "Type `start ID` to begin one, or to go on with it.", Tone.MUTED);
    }

    private static int widest(List<Row> rows, boolean ids) {
        int widest = 0;
        for (Row each : rows) {
            widest = Math.max(widest, Columns.of(Inert.line(ids ? each.id() : each.title())));
        }
        return widest;
    }

    private static String progress(Row row) {
        List<String> words = new ArrayList<>();
        if (row.steps() > 0 && (row.passed() > 0 || row.done())) {
            words.add("passed " + row.passed() + " of " + row.steps());
        } else if (row.done()) {
            words.add("passed");
        } else {
            words.add(row.passed() > 0 ? "begun" : "not begun");
        }
        if (row.current()) {
            words.add("you are here");
        }
        return String.join(", ", words);
    }
}
