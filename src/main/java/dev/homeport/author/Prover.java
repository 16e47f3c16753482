package dev.homeport.author;

import dev.homeport.check.Verdict;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.Mark;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.session.Rehearsal;
import dev.homeport.session.Rehearsal.Attempt;
import dev.homeport.session.Rehearsal.Refused;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Plays one lesson from its beginning to its end, as its solutions do, and holds each step against what happens. It stops where
 * a step does not pass: what comes after stands on nothing then.
 */
final class Prover {
    static final Duration WITHIN = Duration.ofSeconds(4);

    private final Lesson lesson;
    private final LabSettings settings;
    private final SideBySide runs;
    private final Findings findings;
    private final Runnable stepDone;
    private final Map<ScriptLine, Boolean> heldBeforeTheLesson = new HashMap<>();
    private boolean metStrangers;

    /**
     * @param runs all that this program has at the same time
     * @param stepDone is called after each step
     */
    Prover(Lesson lesson, LabSettings settings, SideBySide runs, Findings findings, Runnable stepDone) {
        this.lesson = lesson;
        this.settings = settings;
        this.runs = runs;
        this.findings = findings;
        this.stepDone = stepDone;
    }

    /** How many steps pass, from the first on. */
    int prove() {
        try (Rehearsal rehearsal = new Rehearsal(lesson, settings)) {
            runs.enter(rehearsal.lab());
            lesson.steps().stream()
                    .flatMap(step -> step.expects().stream())
                    .filter(line -> line.mark() == Mark.ALREADY)
                    .forEach(line ->
                            heldBeforeTheLesson.put(line, rehearsal.judge(line.text()) instanceof Verdict.Pass));
            rehearsal.goTo(0);
            int passed = 0;
            while (passed < lesson.steps().size() && passes(rehearsal, passed)) {
                passed++;
                stepDone.run();
            }
            if (passed == lesson.steps().size()) {
                new NothingLeft(lesson, runs, findings).prove(rehearsal);
            }
            metStrangers = Strangers.cameTo(OtherPorts.of(lesson), rehearsal.lab());
            return passed;
        }
    }

    /** Once proved: whether another program had to do with the lesson's ports, or has one of them now. */
    boolean wasDisturbed() {
        return metStrangers || !OtherPorts.areFree(OtherPorts.of(lesson));
    }

    private boolean passes(Rehearsal rehearsal, int index) {
        Step step = lesson.steps().get(index);
        boolean stood = stayedInside(rehearsal, step);
        if (stood) {
            proveBefore(rehearsal, step);
        }
        List<ScriptLine> lines = step.solutionVerbs();
        Attempt attempt = rehearsal.attempt(
                StepAnswers.around(step, lines.stream().map(ScriptLine::text).toList()), WITHIN);
        if (!stood || !stayedInside(rehearsal, step)) {
            return false;
        }
        boolean passed = findings.claim(
                Rule.SOLUTION_PASSES,
                step,
                attempt.passed(),
                () -> "the solution does not pass: " + AttemptWords.failures(attempt) + AttemptWords.why(attempt));
        if (!passed) {
            return false;
        }
        List<String> slips = AttemptWords.slips(attempt);
        findings.claim(Rule.NO_SLIP, step, slips.isEmpty(), () -> "its own solution has a slip: " + slips);
        List<String> blamed = AttemptWords.blamed(attempt);
        findings.claim(
                Rule.NOT_BLAMED,
                step,
                blamed.isEmpty(),
                () -> "on the way of its own solution the step says wrong: " + blamed);
        if (step.predict() != null) {
            findings.claim(
                    Rule.ONE_OUTCOME,
                    step,
                    attempt.outcomes().size() == 1,
                    () -> attempt.outcomes().size() + " choices of the prediction came true at once");
        }
        return passedAtItsEnd(step, lines, attempt);
    }

    private boolean passedAtItsEnd(Step step, List<ScriptLine> lines, Attempt attempt) {
        List<String> untyped =
                attempt.untyped().stream().filter(Acts::doesSomething).toList();
        int line = untyped.isEmpty() ? step.line() : before(lines, untyped.get(0));
        return findings.claim(
                Rule.LAST_ACT_PASSES,
                step,
                line,
                untyped.isEmpty(),
                () -> "the step passes here, and what follows would run in the next step: "
                        + String.join("; ", untyped));
    }

    private static int before(List<ScriptLine> lines, String untyped) {
        int at = lines.stream().map(ScriptLine::text).toList().indexOf(untyped);
        return lines.get(Math.max(0, at - 1)).line();
    }

    private boolean stayedInside(Rehearsal rehearsal, Step step) {
        List<Refused> refused = rehearsal.takeRefused();
        if (refused.isEmpty()) {
            return true;
        }
        Refused first = refused.get(0);
        int line = java.util.stream.Stream.concat(step.setup().stream(), step.solutionVerbs().stream())
                .filter(each -> each.text().equals(first.line()))
                .map(ScriptLine::line)
                .findFirst()
                .orElse(step.line());
        return findings.claim(
                first.stranger() ? Rule.SPEAKS_TO_ITS_OWN : Rule.STAYS_INSIDE, step, line, false, first::what);
    }

    /** Where all hold it is one fault, and not one for each. */
    private void proveBefore(Rehearsal rehearsal, Step step) {
        if (step.expects().isEmpty() && step.predict() != null) {
            // Without checks of its own, the step would pass with any command.
            List<Integer> before = rehearsal.outcomes();
            findings.claim(
                    Rule.ONE_OUTCOME,
                    step,
                    before.isEmpty(),
                    () -> "choice " + (before.get(0) + 1) + " of the prediction holds before anything was done");
            return;
        }
        List<Judged> before = rehearsal.judgeEach();
        boolean fresh = step.expects().stream().allMatch(line -> line.mark() != Mark.ALREADY);
        if (fresh && !before.isEmpty()) {
            boolean fails = findings.claim(
                    Rule.FAILS_BEFORE,
                    step,
                    !Rehearsal.allPass(before),
                    () -> "the checks hold before anything was done");
            if (!fails) {
                return;
            }
        }
        for (int i = 0; i < before.size(); i++) {
            ScriptLine check = step.expects().get(i);
            boolean holds = before.get(i).verdict() instanceof Verdict.Pass;
            if (check.mark() == Mark.ALREADY) {
                findings.claim(
                        Rule.HOLDS_ALREADY,
                        step,
                        check.line(),
                        holds && !heldBeforeTheLesson.getOrDefault(check, false),
                        () -> check.text()
                                + (holds ? " held before the lesson began" : " does not hold before the act"));
            } else {
                findings.claim(
                        Rule.FAILS_BEFORE,
                        step,
                        check.line(),
                        !holds,
                        () -> check.text() + " holds before anything was done");
            }
        }
    }
}
