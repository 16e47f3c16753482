package dev.homeport.render;

import dev.homeport.render.Line.Tone;
import dev.homeport.session.SessionEvent;
import java.util.List;

/** Which screen each event has. A chain of tests in place of a map of lambdas: it costs nothing before the first event. */
final class SessionLines {
    private SessionLines() {}

    static void write(Page page, SessionEvent event) {
        if (event instanceof SessionEvent.Reported it) {
            ReportLines.write(page, it.report());
        } else if (event instanceof SessionEvent.ChecksJudged it) {
            CheckLines.write(page, it);
        } else if (event instanceof SessionEvent.Said it) {
            page.sentence(0, it.text(), Tone.PLAIN);
        } else if (event instanceof SessionEvent.Warned it) {
            page.marked(Marks.WARNING, Tone.WARNING, Inline.runs("Warning: " + it.text(), Tone.WARNING, page.layout()));
        } else if (event instanceof SessionEvent.ClosedBehind it) {
            closed(page, it.what());
        } else if (!LessonLines.write(page, event) && !QuestionLines.write(page, event)) {
            throw new IllegalStateException("no screen for " + event.getClass().getSimpleName());
        }
    }

    private static void closed(Page page, List<String> what) {
        if (!what.isEmpty()) {
            page.text(0, "Closed, because nothing needs it any more: " + String.join(", ", what), Tone.MUTED);
        }
    }
}
