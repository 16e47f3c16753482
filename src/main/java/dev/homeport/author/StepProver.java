package dev.homeport.author;

import dev.homeport.check.Sentences;
import dev.homeport.check.Verdict;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.Mark;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.lesson.Step.Solution;
import dev.homeport.session.Rehearsal;
import dev.homeport.session.Rehearsal.Attempt;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tries on one step what a learner may do in place of its solution, each time from the step's beginning. */
final class StepProver {
    /** How long a wrong answer is watched: long enough for what it set in motion, short enough for many of them. */
    private static final Duration WATCHED = Duration.ofMillis(80);
    /** What waits for bytes that a left out line would have sent waits in vain. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final Lesson lesson;
    private final int index;
    private final Step step;
    private final LabSettings settings;
    private final SideBySide runs;
    private final Findings findings;
    private final Denials denials;
    private boolean metStrangers;

    /** @param runs all that this program has at the same time */
    StepProver(Lesson lesson, int index, LabSettings settings, SideBySide runs, Findings findings) {
        this.lesson = lesson;
        this.index = index;
        this.step = lesson.steps().get(index);
        this.settings = settings;
        this.runs = runs;
        this.findings = findings;
        this.denials = new Denials(step);
    }

    /** Once proved: whether another program had to do with the lesson's ports. */
    boolean wasDisturbed() {
        return metStrangers;
    }

    /** What is done at the step's beginning, in a lab that has seen nothing but what leads there. */
    private <T> T atItsBeginning(Function<Rehearsal, T> what) {
        try (Rehearsal rehearsal = new Rehearsal(lesson, settings)) {
            runs.enter(rehearsal.lab());
            rehearsal.goTo(index);
            T result = what.apply(rehearsal);
            denials.look(rehearsal);
            metStrangers |= Strangers.cameTo(OtherPorts.of(lesson), rehearsal.lab());
            return result;
        }
    }

    private Attempt attempt(List<String> lines, Duration within) {
        return atItsBeginning(rehearsal -> rehearsal.attempt(lines, within));
    }

    private Attempt attemptInVain(List<String> lines, Duration within) {
        return atItsBeginning(rehearsal -> rehearsal.attempt(lines, within, PATIENCE));
    }

    /** Whether there is anything to try; {@code lines}: also what each line of a solution is good for. */
    static boolean isNeeded(Step step, boolean lines) {
        boolean more = !step.wrongs().isEmpty()
                || step.quiz() != null
                || !Denials.in(step).isEmpty();
        boolean others = step.solutions().stream().anyMatch(s -> s.language() == Solution.Language.VERBS);
        return more || others || (lines && step.solutionVerbs().stream().anyMatch(l -> canBeMissed(step, l)));
    }

    void prove(boolean lines) {
        proveWrongs();
        proveWrongQuizAnswers();
        proveOtherSolutions();
        if (lines) {
            proveTries();
            proveLines();
            denials.prove(findings);
        }
    }

    private void proveWrongs() {
        if (step.wrongs().isEmpty() && denials.isEmpty()) {
            return;
        }
        List<Judged> untouched = atItsBeginning(Rehearsal::judge);
        Map<Step.WrongAnswer, Attempt> told = new LinkedHashMap<>();
        for (Step.WrongAnswer wrong : step.wrongs()) {
            Attempt attempt = attempt(StepAnswers.around(step, texts(wrong.lines())), WATCHED);
            boolean fails = findings.claim(
                    Rule.WRONG_FAILS, step, wrong.line(), !attempt.passed(), () -> "the wrong answer passes");
            boolean isTold = fails
                    && findings.claim(
                            Rule.WRONG_IS_TOLD,
                            step,
                            wrong.line(),
                            AttemptWords.findings(attempt).contains(wrong.message()),
                            () -> "the wrong answer does not get its message \"" + wrong.message() + "\"; it gets: "
                                    + AttemptWords.failures(attempt) + AttemptWords.why(attempt));
            if (isTold) {
                told.put(wrong, attempt);
            }
        }
        told.forEach((wrong, attempt) -> {
            Generality message = new Generality(wrong.message());
            Optional<String> fits = message.fits(attempt, others(told, wrong));
            findings.claim(
                    Rule.MESSAGE_IS_ITS_OWN,
                    step,
                    wrong.line(),
                    fits.isEmpty(),
                    () -> "\"" + wrong.message() + "\" " + fits.orElse(""));
            if (fits.isEmpty() && message.isSaidBefore(untouched, attempt)) {
                findings.remark(
                        Rule.MESSAGE_IS_ITS_OWN,
                        step,
                        wrong.line(),
                        "\"" + wrong.message() + "\" is said before anything was done, too");
            }
        });
    }

    private static List<Attempt> others(Map<Step.WrongAnswer, Attempt> told, Step.WrongAnswer wrong) {
        return told.entrySet().stream()
                .filter(each -> !each.getKey().message().equals(wrong.message()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void proveWrongQuizAnswers() {
        Step.Quiz quiz = step.quiz();
        if (quiz == null || quiz.severalRight()) {
            return;
        }
        for (int i = 0; i < quiz.options().size(); i++) {
            if (!quiz.options().get(i).right()) {
                String number = Integer.toString(i + 1);
                List<String> lines = new ArrayList<>(StepAnswers.before(step, texts(step.solutionVerbs())));
                lines.add(number);
                Attempt attempt = attempt(lines, Duration.ZERO);
                findings.claim(
                        Rule.QUIZ,
                        step,
                        quiz.line(),
                        !attempt.passed(),
                        () -> "the wrong quiz answer " + number + " passes");
            }
        }
    }

    private void proveOtherSolutions() {
        step.solutions().stream()
                .filter(each -> each.language() == Solution.Language.VERBS)
                .skip(1)
                .forEach(each -> {
                    Attempt attempt = attempt(StepAnswers.around(step, texts(each.lines())), Prover.WITHIN);
                    findings.claim(
                            Rule.SOLUTION_PASSES,
                            step,
                            each.line(),
                            attempt.passed(),
                            () -> "this solution does not pass: " + AttemptWords.failures(attempt)
                                    + AttemptWords.why(attempt));
                    List<String> slips = AttemptWords.slips(attempt);
                    findings.claim(
                            Rule.NO_SLIP,
                            step,
                            each.line(),
                            slips.isEmpty() || !attempt.passed(),
                            () -> "this solution has a slip: " + slips);
                });
    }

    /** Where a solution stands beside it, {@code try} need not pass; it is offered to be typed all the same. */
    private void proveTries() {
        boolean isSolution = step.solutions().stream().noneMatch(s -> s.language() == Solution.Language.VERBS);
        if (isSolution || step.tries().isEmpty()) {
            return;
        }
        Attempt attempt = attemptInVain(StepAnswers.before(step, texts(step.tries())), Duration.ZERO);
        List<String> slips = AttemptWords.slips(attempt);
        findings.claim(
                Rule.TRY_CAN_BE_TYPED,
                step,
                step.tries().get(0).line(),
                slips.isEmpty(),
                () -> "what the step shows has a slip: " + slips);
    }

    private void proveLines() {
        proveLines(step.solutionVerbs());
        step.solutions().stream()
                .filter(each -> each.language() == Solution.Language.VERBS)
                .skip(1)
                .forEach(each -> proveLines(each.lines()));
    }

    /** Leaves out one line after the other: it was needed if the step does not pass then. */
    private void proveLines(List<ScriptLine> lines) {
        for (int i = 0; i < lines.size(); i++) {
            ScriptLine line = lines.get(i);
            if (!canBeMissed(step, line)) {
                findings.looking++;
                continue;
            }
            List<String> others = new ArrayList<>(texts(lines));
            others.remove(i);
            Attempt attempt = attemptInVain(StepAnswers.around(step, others), WATCHED);
            if (line.mark() == Mark.NOT_CHECKED) {
                findings.claim(
                        Rule.MARK_TRUE,
                        step,
                        line.line(),
                        attempt.passed(),
                        () -> "the step does not pass without this line, so it is checked: " + line.text());
            } else {
                findings.claim(
                        Rule.EACH_ACT_NEEDED,
                        step,
                        line.line(),
                        !attempt.passed(),
                        () -> "the step passes without this line: " + line.text());
            }
        }
    }

    /** What only looks changes nothing; where nothing is asked for, nothing is missed. */
    private static boolean canBeMissed(Step step, ScriptLine line) {
        return step.hasTask() && !step.onlyLooks() && Acts.doesSomething(line.text());
    }

    private static List<String> texts(List<ScriptLine> lines) {
        return lines.stream().map(ScriptLine::text).toList();
    }

    /** The sentences with {@code not}, and whether what they deny was ever seen. */
    private static final class Denials {
        private final Step step;
        private final Map<ScriptLine, Boolean> seen = new LinkedHashMap<>();

        Denials(Step step) {
            this.step = step;
            in(step).forEach(line -> seen.put(line, false));
        }

        static List<ScriptLine> in(Step step) {
            return step.expects().stream()
                    .filter(line -> Sentences.affirmed(line.text()).isPresent())
                    .toList();
        }

        boolean isEmpty() {
            return seen.isEmpty();
        }

        void look(Rehearsal rehearsal) {
            seen.replaceAll((line, before) ->
                    before || rehearsal.judge(Sentences.affirmed(line.text()).orElseThrow()) instanceof Verdict.Pass);
        }

        void prove(Findings findings) {
            seen.forEach((line, ever) -> findings.claim(
                    Rule.DENIES_SOMETHING,
                    step,
                    line.line(),
                    ever,
                    () -> "what it denies was never seen to be true: " + line.text()));
        }
    }
}
