package dev.homeport.render;

import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.session.SessionEvent.ChecksJudged;
import java.util.List;

/** The four verdicts: each has its own mark and its own words. */
final class CheckLines {
    /** As wide as "expected" and "observed". */
    private static final int LABELS = 8;

    private CheckLines() {}

    static void write(Page page, ChecksJudged judged) {
        for (ChecksJudged.Judged each : judged.checks()) {
            write(page, each.sentence(), each.verdict());
        }
    }

    private static void write(Page page, String sentence, Verdict verdict) {
        if (verdict instanceof Verdict.Pass pass) {
            page.marked(page.marks().pass(), Tone.GOOD, Runs.plain(sentence));
            evidence(page, pass.evidence());
        } else if (verdict instanceof Verdict.NotYet notYet) {
            page.marked(page.marks().notYet(), Tone.WARNING, Runs.plain("not yet: " + sentence));
            finding(page, notYet.finding());
        } else if (verdict instanceof Verdict.Wrong wrong) {
            page.marked(page.marks().wrong(), Tone.BAD, Runs.plain(sentence));
            finding(page, wrong.finding());
        } else if (verdict instanceof Verdict.CouldNotLook blind) {
            page.marked(Marks.COULD_NOT_LOOK, Tone.WARNING, Runs.plain(sentence));
            page.text(indent(page), "could not look: " + blind.reason(), Tone.PLAIN);
        }
    }

    /** What was seen, below the sentence that passed. */
    static void evidence(Page page, String evidence) {
        if (!evidence.isBlank()) {
            page.text(indent(page), evidence, Tone.MUTED);
        }
    }

    /** The next thing to try, in the column of the findings. */
    static void next(Page page, String next) {
        if (!next.isBlank()) {
            row(page, "next", Inline.runs(next, Tone.PLAIN, page.layout()));
        }
    }

    private static void finding(Page page, Finding finding) {
        row(page, "expected", Runs.plain(finding.expected()));
        row(page, "observed", Runs.plain(finding.observed()));
        Finding.Difference difference = finding.difference();
        if (difference != null) {
            DifferenceLines.write(page, indent(page), difference);
        }
        next(page, finding.next());
    }

    private static void row(Page page, String label, List<Run> text) {
        LabelRows.write(page, indent(page), LABELS, List.of(LabelRows.Row.of(label, text)));
    }

    private static int indent(Page page) {
        return page.layout().roomy() ? 4 : 2;
    }
}
