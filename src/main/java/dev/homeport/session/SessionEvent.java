package dev.homeport.session;

import dev.homeport.check.Verdict;
import dev.homeport.lesson.Prose;
import dev.homeport.verb.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something a session has to show. Values such as {@code ${web.port}} are already filled in. */
public sealed interface SessionEvent {
    /** A verb's own output. */
    record Reported(Report report) implements SessionEvent {}

    /** A lesson begins or goes on. {@code intro} is empty where it goes on. */
    record LessonOpened(String id, String title, int minutes, int steps, List<Prose> intro) implements SessionEvent {}

    /**
     * A step is shown.
     *
     * @param number from 1
     * @param steps how many the lesson has
     * @param question the prediction or quiz to answer, or null
     */
    record StepShown(
            String lessonTitle,
            int number,
            int steps,
            String title,
            List<Prose> prose,
            List<String> tries,
            @Nullable Question question)
            implements SessionEvent {}

    /**
     * A prediction or a quiz, answered by number.
     *
     * @param several whether more than one number is asked for
     */
    record Question(boolean prediction, String text, List<String> choices, boolean several) implements SessionEvent {}

    /** A prediction was made; what really happens will decide. */
    record Predicted(int number, String choice) implements SessionEvent {}

    /** What really happened, beside what was predicted ({@code null} if nothing was). */
    record PredictionJudged(@Nullable String predicted, String happened, boolean right) implements SessionEvent {}

    /** An answer to a quiz; the explanation comes only with the right one. */
    record QuizJudged(boolean right, String explanation) implements SessionEvent {}

    /** The checks of a step, in order. */
    record ChecksJudged(List<Judged> checks) implements SessionEvent {
        /** One sentence and what was found. */
        public record Judged(String sentence, Verdict verdict) {}
    }

    /**
     * The step has passed.
     *
     * @param evidence one line for each check
     * @param byItself whether it ticked without a command of the learner's in this program
     */
    record StepPassed(int number, int steps, String title, List<String> evidence, List<Prose> note, boolean byItself)
            implements SessionEvent {}

    /** The last step has passed. {@code nextId} is null after the last lesson. */
    record LessonPassed(
            String title, @Nullable String nextId, @Nullable String nextTitle) implements SessionEvent {}

    /** One rung of the hint ladder. */
    record HintShown(int number, int hints, List<Prose> text) implements SessionEvent {}

    /** A hint is ready, if wanted. */
    record HintOffered() implements SessionEvent {}

    /**
     * The commands that solve the step.
     *
     * @param java the same in Java; empty where the lesson has none
     */
    record SolutionShown(List<String> lines, List<String> java) implements SessionEvent {}

    /** All lessons. */
    record LessonsListed(List<Row> rows) implements SessionEvent {
        /** {@code passed} of {@code steps} are done; steps is 0 if not known yet. */
        public record Row(String id, String title, int minutes, int passed, int steps, boolean done, boolean current) {}
    }

    /** Something was closed because nothing needs it any more. */
    record ClosedBehind(List<String> what) implements SessionEvent {}

    /** A remark of the session: one sentence or two. */
    record Said(String text) implements SessionEvent {}

    /** A warning: something is not as it should be, and the program goes on. */
    record Warned(String text) implements SessionEvent {}
}
