package dev.homeport.session;

import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.session.SessionEvent.ChecksJudged;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.session.SessionEvent.Question;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The way through one lesson: which step is open, what it waits for, and when it has passed. */
final class LessonRun {
    final Lesson lesson;
    private final Lab lab;
    private final StepJudge judge;
    private final Values values;
    private final Consumer<SessionEvent> out;
    private final Consumer<String> runner;
    final Mentions mentions;
    private StepState state;

    LessonRun(
            Lesson lesson,
            Lab lab,
            StepJudge judge,
            Values values,
            Consumer<SessionEvent> out,
            Consumer<String> runner,
            Mentions mentions) {
        this.lesson = lesson;
        this.lab = lab;
        this.judge = judge;
        this.values = values;
        this.out = out;
        this.runner = runner;
        this.mentions = mentions;
        this.state = new StepState(lesson.steps().get(0), 0, lab.markStep());
    }

    StepState state() {
        return state;
    }

    Step step() {
        return state.step;
    }

    /** Goes on to the next step, with the sockets that it needs still open. */
    void next() {
        open(state.index + 1);
    }

    /**
     * Goes to a step as if all before it had just been done: closes everything and runs their solutions again, in silence, of
     * those steps that made what is spoken of from here on.
     * A solution may contain a line that fails, where failing is the point, so failures are passed over.
     */
    void rebuild(int index) {
        lab.closeAllBut(Set.of());
        for (int i = mentions.from(index); i < index; i++) {
            Step earlier = lesson.steps().get(i);
            earlier.setup().forEach(line -> runner.accept(line.text()));
            earlier.solutionVerbs().forEach(line -> runner.accept(line.text()));
            Closing.behind(lab, mentions, i + 1);
        }
        open(index);
    }

    /** Runs the step's own solution, so that later steps find what they need. */
    void runSolution() {
        step().solutionVerbs().forEach(line -> runner.accept(line.text()));
    }

    private void open(int index) {
        Step step = lesson.steps().get(index);
        step.setup().forEach(line -> runner.accept(line.text()));
        state = new StepState(step, index, lab.markStep());
    }

    SessionEvent.StepShown shown() {
        return new SessionEvent.StepShown(
                lesson.title(),
                state.index + 1,
                lesson.steps().size(),
                step().title(),
                values.tell(step().prose()),
                step().tries().stream().map(t -> values.fill(t.text())).toList(),
                question().orElse(null));
    }

    /** What the step asks and has no answer to yet. */
    Optional<Question> question() {
        Step.Predict predict = step().predict();
        if (predict != null && state.waitsForPrediction()) {
            return Optional.of(new Question(
                    true,
                    values.tell(predict.question()),
                    predict.choices().stream().map(c -> values.tell(c.text())).toList(),
                    false));
        }
        Step.Quiz quiz = step().quiz();
        if (quiz != null && state.waitsForAnswer()) {
            return Optional.of(new Question(
                    false,
                    values.tell(quiz.question()),
                    quiz.options().stream().map(o -> values.tell(o.text())).toList(),
                    quiz.severalRight()));
        }
        return Optional.empty();
    }

    /** Takes the numbers of an answer, each from 1 to the number of choices; whether it was an answer to be glad of. */
    boolean answer(Set<Integer> numbers) {
        Step.Predict predict = step().predict();
        if (predict != null && state.waitsForPrediction()) {
            int number = numbers.iterator().next();
            state.predicted = number;
            out.accept(new SessionEvent.Predicted(
                    number, values.tell(predict.choices().get(number - 1).text())));
            return true;
        }
        Step.Quiz quiz = step().quiz();
        if (quiz == null) {
            return false;
        }
        boolean right = true;
        for (int i = 0; i < quiz.options().size(); i++) {
            right &= quiz.options().get(i).right() == numbers.contains(i + 1);
        }
        state.quizRight |= right;
        state.tries += right ? 0 : 1;
        out.accept(new SessionEvent.QuizJudged(right, right ? values.tell(quiz.explanation()) : ""));
        return right;
    }

    /** Whether all that the step wants done is done, and its question is still open. */
    boolean waitsOnlyForAnAnswer(Act act) {
        return question().isPresent()
                && !step().expects().isEmpty()
                && judgeExpects(act).stream().allMatch(j -> j.verdict().passed());
    }

    List<Judged> judgeExpects(Act act) {
        return judge.judgeLines(step().expects(), state.mark, act);
    }

    /**
     * Judges the step; shows what is new and not merely "not yet".
     *
     * @return the evidence of each check if the step has passed, else empty
     */
    Optional<List<String>> judge(Act act) {
        List<Judged> judged = judgeExpects(act);
        boolean allPass = judged.stream().allMatch(j -> j.verdict().passed());
        if (!allPass) {
            List<Judged> news = judged.stream()
                    .filter(j -> !(j.verdict() instanceof Verdict.NotYet)
                            && !j.verdict().equals(state.shown.get(j.sentence())))
                    .toList();
            judged.forEach(j -> state.shown.put(j.sentence(), j.verdict()));
            boolean answersNothing = !state.begun && state.acted.isEmpty();
            state.begun = true;
            if (!news.isEmpty() && !answersNothing) {
                news.forEach(j -> state.told.add(j.sentence()));
                out.accept(new ChecksJudged(news));
            }
            return Optional.empty();
        }
        // A step that only looks would pass before anybody could read it.
        boolean unread = step().onlyLooks() && !state.looked;
        if (!step().hasTask() || unread || state.waitsForPrediction() || state.waitsForAnswer()) {
            return Optional.empty();
        }
        Step.Predict predict = step().predict();
        if (predict != null) {
            Optional<Integer> happened = happened(predict, act);
            if (happened.isEmpty()) {
                return Optional.empty();
            }
            out.accept(predictionJudged(predict, happened.get()));
        }
        return Optional.of(judged.stream()
                .map(j -> j.verdict() instanceof Verdict.Pass pass ? pass.evidence() : j.sentence())
                .toList());
    }

    /** The choices whose checks hold now, by index. A well-made prediction has exactly one after the act. */
    List<Integer> outcomes(Step.Predict predict, Act act) {
        List<ScriptLine> lines =
                predict.choices().stream().map(Step.Predict.Choice::check).toList();
        List<Judged> judged = judge.judgeLines(lines, state.mark, act);
        // Each stands alone: an active look of one must not wait for the passive ones of the others.
        return java.util.stream.IntStream.range(0, lines.size())
                .filter(i -> judged.get(i).verdict().passed()
                        || judge.judgeLines(List.of(lines.get(i)), state.mark, act)
                                .get(0)
                                .verdict()
                                .passed())
                .boxed()
                .toList();
    }

    private Optional<Integer> happened(Step.Predict predict, Act act) {
        // Before anything was done in the step nothing has happened that could decide.
        if (step().expects().isEmpty() && state.acted.isEmpty() && lab.mark() == state.mark) {
            return Optional.empty();
        }
        state.outcomes = outcomes(predict, act);
        return state.outcomes.stream().findFirst();
    }

    private SessionEvent.PredictionJudged predictionJudged(Step.Predict predict, int happened) {
        @Nullable
        String predicted = state.predicted == 0
                ? null
                : values.tell(predict.choices().get(state.predicted - 1).text());
        String what = values.tell(predict.choices().get(happened).text());
        return new SessionEvent.PredictionJudged(predicted, what, state.predicted == happened + 1);
    }

    /** What was typed in the step, beside what it knows of solutions and of wrong answers. */
    TypedLines typed() {
        return new TypedLines(state, solution(), solutionInJava(), values);
    }

    /** Whether a hint is due that was neither offered nor shown. */
    boolean hintIsDue() {
        return ladder().isDue();
    }

    /** As {@link #hintIsDue}; what is due now counts as offered then. */
    boolean offerDueHints() {
        return ladder().offerDue();
    }

    /** The next rung of the ladder of hints, or the last one again; none where it has no rung to ask for. */
    Optional<SessionEvent.HintShown> hint() {
        return ladder().next();
    }

    private HintLadder ladder() {
        return new HintLadder(state, values);
    }

    List<String> solution() {
        return step().solutionVerbs().stream().map(l -> values.fill(l.text())).toList();
    }

    /** The first solution in Java, if there is one. */
    List<String> solutionInJava() {
        return step().solutions().stream()
                .filter(each -> each.language() == Step.Solution.Language.JAVA)
                .findFirst()
                .map(each ->
                        each.lines().stream().map(l -> values.fill(l.text())).toList())
                .orElse(List.of());
    }

    /** The next of the suggested commands that did not work yet; none while a prediction is to be made. */
    Optional<String> suggestion() {
        if (state.waitsForPrediction()) {
            return Optional.empty();
        }
        List<String> tries =
                step().tries().stream().map(t -> values.fill(t.text())).toList();
        int done = 0;
        for (String line : state.done) {
            done += done < tries.size() && tries.get(done).equals(line) ? 1 : 0;
        }
        return tries.stream().skip(done).findFirst();
    }
}
