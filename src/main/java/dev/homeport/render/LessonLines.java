package dev.homeport.render;

import dev.homeport.render.Line.Tone;
import dev.homeport.session.SessionEvent;
import java.util.List;

/** A lesson's way from its header to its end. */
final class LessonLines {
    private LessonLines() {}

    /** False if the event is another's. */
    static boolean write(Page page, SessionEvent event) {
        if (event instanceof SessionEvent.LessonOpened it) {
            opened(page, it);
        } else if (event instanceof SessionEvent.StepShown it) {
            step(page, it);
        } else if (event instanceof SessionEvent.StepPassed it) {
            stepPassed(page, it);
        } else if (event instanceof SessionEvent.LessonPassed it) {
            lessonPassed(page, it);
        } else if (event instanceof SessionEvent.LessonsListed it) {
            LessonList.write(page, it.rows());
        } else if (event instanceof SessionEvent.HintShown it) {
            hint(page, it);
        } else if (event instanceof SessionEvent.HintOffered) {
            page.sentence(0, "A hint is ready: type `hint` to see it.", Tone.MUTED);
        } else if (event instanceof SessionEvent.SolutionShown it) {
            commands(page, "One way to do it:", it.lines());
            if (!it.java().isEmpty()) {
                commands(page, "The same at the prompt that java opens:", it.java());
            }
        } else {
            return false;
        }
        return true;
    }

    private static void opened(Page page, SessionEvent.LessonOpened lesson) {
        page.blank();
        int from = page.lines().size();
        page.text(0, lesson.title(), Tone.TITLE);
        page.text(
                0,
                Amounts.count(lesson.minutes(), "minute") + ", " + Amounts.count(lesson.steps(), "step"),
                Tone.MUTED);
        int widest = 0;
        for (Line each : page.lines().subList(from, page.lines().size())) {
            widest = Math.max(widest, Columns.of(each.text()));
        }
        page.text(0, page.marks().rule().repeat(widest), Tone.MUTED);
        if (!lesson.intro().isEmpty()) {
            page.blank();
            ProseLines.write(page, 0, lesson.intro());
        }
    }

    private static void step(Page page, SessionEvent.StepShown step) {
        page.blank();
        String place = "Step " + step.number() + " of " + step.steps();
        page.text(0, place + " " + page.marks().between() + " " + step.title(), Tone.TITLE);
        if (!step.prose().isEmpty()) {
            page.blank();
            ProseLines.write(page, 0, step.prose());
        }
        SessionEvent.Question question = step.question();
        // A prediction comes before the act, a quiz after it.
        if (question != null && question.prediction()) {
            page.blank();
            QuestionLines.question(page, question);
        }
        if (!step.tries().isEmpty()) {
            page.blank();
            boolean predicted = question != null && question.prediction();
            commands(page, predicted ? "Then try:" : "Try:", step.tries());
        }
        if (question != null && !question.prediction()) {
            page.blank();
            QuestionLines.question(page, question);
        }
    }

    private static void stepPassed(Page page, SessionEvent.StepPassed step) {
        page.blank();
        String place = "Step " + step.number() + " of " + step.steps() + " passed: ";
        page.marked(page.marks().pass(), Tone.GOOD, Runs.of(place + step.title(), Tone.STRONG));
        for (String each : step.evidence()) {
            CheckLines.evidence(page, each);
        }
        if (step.byItself()) {
            CheckLines.evidence(page, "seen on this machine, without a command here");
        }
        if (!step.note().isEmpty()) {
            page.blank();
            ProseLines.write(page, 2, step.note());
        }
    }

    private static void lessonPassed(Page page, SessionEvent.LessonPassed lesson) {
        page.blank();
        page.marked(page.marks().pass(), Tone.GOOD, Runs.of("Lesson passed: " + lesson.title(), Tone.STRONG));
        String nextId = lesson.nextId();
        String nextTitle = lesson.nextTitle();
        if (nextId == null) {
            page.sentence(0, "That was the last lesson. Type `play` to go on freely: nothing is graded.", Tone.PLAIN);
            return;
        }
        page.text(0, "Next: " + (nextTitle == null ? nextId : nextTitle), Tone.PLAIN);
        page.command("start " + nextId);
    }

    private static void hint(Page page, SessionEvent.HintShown hint) {
        page.text(0, "Hint " + hint.number() + " of " + hint.hints(), Tone.STRONG);
        ProseLines.write(page, 2, hint.text());
        if (hint.number() < hint.hints()) {
            page.sentence(2, "Type `hint` again for the next one.", Tone.MUTED);
        }
    }

    private static void commands(Page page, String heading, List<String> commands) {
        page.text(0, heading, Tone.MUTED);
        for (String each : commands) {
            page.command(each);
        }
    }
}
