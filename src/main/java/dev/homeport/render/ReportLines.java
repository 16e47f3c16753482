package dev.homeport.render;

import dev.homeport.render.Line.Tone;
import dev.homeport.verb.Report;
import java.util.ArrayList;
import java.util.List;

/** Which screen each report of a verb has. */
final class ReportLines {
    private ReportLines() {}

    static void write(Page page, Report report) {
        if (report instanceof Report.Done it) {
            page.text(0, it.text(), Tone.PLAIN);
        } else if (report instanceof Report.Remark it) {
            page.sentence(0, it.text(), Tone.MUTED);
        } else if (report instanceof Report.Failure it) {
            failure(page, it);
        } else if (report instanceof Report.Data it) {
            DataLines.write(page, it);
        } else if (report instanceof Report.Table it) {
            TableLines.write(page, it);
        } else if (report instanceof Report.Facts it) {
            facts(page, it);
        } else if (report instanceof Report.Examined it) {
            ExamLines.write(page, it);
        } else if (report instanceof Report.Wire it) {
            WireLines.write(page, it);
        } else if (report instanceof Report.Talk it) {
            TalkLines.write(page, it);
        } else if (report instanceof Report.Diagram it) {
            DiagramLines.write(page, it);
        } else if (report instanceof Report.States it) {
            StatesLines.write(page, it);
        } else if (report instanceof Report.Document it) {
            it.text().lines().forEach(page::verbatim);
        } else if (report instanceof Report.Http it) {
            HttpLines.write(page, it);
        } else if (report instanceof Report.LoadAsJson it) {
            ReportJson.lines(it.load()).forEach(page::verbatim);
        } else if (report instanceof Report.Load it) {
            LoadLines.write(page, it);
        } else if (report instanceof Report.Tap it) {
            TapLines.write(page, it);
        } else if (JavaLines.write(page, report)) {
            return;
        } else if (report instanceof Report.VerbHelp it) {
            HelpLines.write(page, it.spec());
        } else if (report instanceof Report.HelpIndex it) {
            HelpLines.write(page, it);
        } else {
            throw new IllegalStateException("no screen for " + report.getClass().getSimpleName());
        }
    }

    private static void failure(Page page, Report.Failure failure) {
        page.marked(page.marks().wrong(), Tone.BAD, Runs.plain(failure.what()));
        CheckLines.next(page, failure.next());
    }

    private static void facts(Page page, Report.Facts facts) {
        if (!facts.title().isBlank()) {
            page.text(0, facts.title(), Tone.STRONG);
        }
        List<LabelRows.Row> rows = new ArrayList<>();
        for (Report.Facts.Fact each : facts.facts()) {
            rows.add(LabelRows.Row.of(each.name(), Runs.plain(each.value())));
        }
        LabelRows.write(page, 2, rows);
    }
}
