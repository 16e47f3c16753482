package dev.homeport.render;

import dev.homeport.net.Exam;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import java.util.ArrayList;
import java.util.List;

/** One line for what is well, and the way out below what is not. */
final class ExamLines {
    private ExamLines() {}

    static void write(Page page, Report.Examined report) {
        for (Exam each : report.exams()) {
            write(page, each);
        }
    }

    private static void write(Page page, Exam exam) {
        switch (exam.result()) {
            case OK -> page.marked(page.marks().pass(), Tone.GOOD, line(exam, ""));
            case UNKNOWN, COULD_NOT_LOOK ->
                page.marked(Marks.COULD_NOT_LOOK, Tone.WARNING, line(exam, "could not look: "));
            case WARNING -> {
                page.marked(Marks.WARNING, Tone.WARNING, line(exam, "warning: "));
                rest(page, exam);
            }
            case PROBLEM -> {
                page.marked(page.marks().wrong(), Tone.BAD, line(exam, "problem: "));
                rest(page, exam);
            }
        }
    }

    private static List<Run> line(Exam exam, String word) {
        List<Run> runs = new ArrayList<>(Runs.of(exam.name() + ": ", Tone.STRONG));
        runs.addAll(Runs.plain(word + exam.observed()));
        return runs;
    }

    private static void rest(Page page, Exam exam) {
        int indent = page.layout().roomy() ? 4 : 2;
        List<LabelRows.Row> rows = new ArrayList<>();
        rows.add(LabelRows.Row.of("expected", Runs.plain(exam.expected())));
        rows.add(LabelRows.Row.of("next", Inline.runs(exam.next(), Tone.PLAIN, page.layout())));
        LabelRows.write(page, indent, rows);
    }
}
