package dev.homeport.render;

import dev.homeport.render.Line.Tone;
import dev.homeport.session.SessionEvent;
import org.jspecify.annotations.Nullable;

/** Predictions and quizzes: the question, the answer, and what came of it. */
final class QuestionLines {
    private QuestionLines() {}

    /** False if the event is another's. */
    static boolean write(Page page, SessionEvent event) {
        if (event instanceof SessionEvent.Question it) {
            question(page, it);
        } else if (event instanceof SessionEvent.Predicted it) {
            page.sentence(0, "You said " + it.number() + ": " + it.choice(), Tone.PLAIN);
            page.text(0, "What really happens decides.", Tone.MUTED);
        } else if (event instanceof SessionEvent.PredictionJudged it) {
            judged(page, it.predicted(), it.happened(), it.right());
        } else if (event instanceof SessionEvent.QuizJudged it) {
            quiz(page, it);
        } else {
            return false;
        }
        return true;
    }

    static void question(Page page, SessionEvent.Question question) {
        page.text(0, question.prediction() ? "What do you expect?" : "A question", Tone.STRONG);
        page.sentence(0, question.text(), Tone.PLAIN);
        for (int i = 0; i < question.choices().size(); i++) {
            String number = "  " + (i + 1) + ") ";
            page.hanging(
                    Runs.plain(number),
                    number.length(),
                    Inline.runs(question.choices().get(i), Tone.PLAIN, page.layout()));
        }
        String how = question.several()
                ? "Answer with all the right numbers, such as 1 2."
                : "Answer with a number" + (question.prediction() ? "; a guess is welcome." : ".");
        page.text(0, how, Tone.MUTED);
    }

    private static void judged(Page page, @Nullable String predicted, String happened, boolean right) {
        if (predicted == null) {
            page.sentence(0, "What happened: " + happened, Tone.PLAIN);
        } else if (right) {
            page.marked(
                    page.marks().pass(), Tone.GOOD, Inline.runs("As you said: " + happened, Tone.PLAIN, page.layout()));
        } else {
            page.sentence(0, "You said: " + predicted, Tone.PLAIN);
            page.sentence(0, "What happened: " + happened, Tone.PLAIN);
        }
    }

    private static void quiz(Page page, SessionEvent.QuizJudged quiz) {
        if (quiz.right()) {
            String explanation = quiz.explanation().isBlank() ? "" : " " + quiz.explanation();
            page.marked(page.marks().pass(), Tone.GOOD, Inline.runs("Right." + explanation, Tone.PLAIN, page.layout()));
        } else {
            page.text(0, "Not that. Read the question once more, and answer again.", Tone.PLAIN);
            page.sentence(0, quiz.explanation(), Tone.PLAIN);
        }
    }
}
