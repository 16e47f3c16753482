package dev.homeport.author;

import dev.homeport.author.Proof.Failure;
import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.lesson.Step.Solution;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.session.Rehearsal;
import dev.homeport.session.Rehearsal.Attempt;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Plays one lesson once and holds each of its claims against what happens. */
final class Prover {
    private static final Duration WITHIN = Duration.ofSeconds(4);
    /** How long a wrong answer is watched: long enough for what it set in motion, short enough for many of them. */
    private static final Duration WRONG_WATCHED = Duration.ofMillis(80);

    private final Lesson lesson;
    private final String run;
    private final LabSettings settings;
    private final Optional<ShellSolutions> shell;
    private final boolean withJava;
    private final SideBySide runs;
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int claims;
    private boolean metStrangers;

    /**
     * @param run what sets this run apart, for messages
     * @param shell runs {@code solution sh}, where the author allows it
     * @param withJava whether {@code solution java} is run: a compiler's time is spent once, not in each run
     * @param runs all that this program has at the same time
     */
    Prover(
            Lesson lesson,
            String run,
            LabSettings settings,
            Optional<ShellSolutions> shell,
            boolean withJava,
            SideBySide runs) {
        this.lesson = lesson;
        this.run = run;
        this.settings = settings;
        this.shell = shell;
        this.withJava = withJava;
        this.runs = runs;
    }

    Proof prove() {
        try (Rehearsal rehearsal = new Rehearsal(lesson, settings)) {
            runs.enter(rehearsal.lab());
            rehearsal.goTo(0);
            for (int i = 0; i < lesson.steps().size(); i++) {
                proveStep(rehearsal, i);
            }
            if (rehearsal.openStep() == lesson.steps().size()) {
                proveNothingIsLeft(rehearsal);
            }
            metStrangers = Strangers.cameTo(OtherPorts.of(lesson), rehearsal.lab());
        }
        return new Proof(lesson.path(), lesson.id(), lesson.steps().size(), claims, failures, skipped);
    }

    /** Once proved: whether another program had to do with the lesson's ports, or has one of them now. */
    boolean wasDisturbed() {
        return metStrangers || !OtherPorts.areFree(OtherPorts.of(lesson));
    }

    private void proveNothingIsLeft(Rehearsal rehearsal) {
        claim(
                rehearsal.open().isEmpty(),
                lesson.steps().get(lesson.steps().size() - 1),
                () -> "left open at the end: " + String.join(", ", rehearsal.open()));
        Set<Endpoint> used = new TreeSet<>(Comparator.comparing(Endpoint::toString));
        rehearsal.lab().ledger().stream()
                .filter(e -> e.kind().listens())
                .map(LedgerEntry::local)
                .forEach(local -> Optional.ofNullable(local).ifPresent(used::add));
        proveNothingListens(rehearsal, used);
    }

    private void proveStep(Rehearsal rehearsal, int index) {
        Step step = lesson.steps().get(index);
        if (rehearsal.openStep() != index) {
            rehearsal.goTo(index);
        }
        if (!step.expects().isEmpty()) {
            List<Judged> before = rehearsal.judge();
            claim(!Rehearsal.allPass(before), step, () -> "the checks hold before anything was done");
        } else if (step.predict() != null) {
            // Without checks of its own, the step would pass with any command.
            List<Integer> before = rehearsal.outcomes();
            claim(
                    before.isEmpty(),
                    step,
                    () -> "choice " + (before.get(0) + 1) + " of the prediction holds before anything was done");
        }
        for (Step.WrongAnswer wrong : step.wrongs()) {
            proveWrong(rehearsal, index, step, wrong);
        }
        proveWrongQuizAnswers(rehearsal, index, step);
        proveOtherSolutions(rehearsal, index, step);
        Attempt attempt = rehearsal.attempt(StepAnswers.around(step, texts(step.solutionVerbs())), WITHIN);
        claim(
                attempt.passed(),
                step,
                () -> "the solution does not pass: " + AttemptWords.failures(attempt) + AttemptWords.why(attempt));
        List<String> slips = AttemptWords.slips(attempt);
        claim(slips.isEmpty() || !attempt.passed(), step, () -> "its own solution has a slip: " + slips);
        List<String> blamed = AttemptWords.blamed(attempt);
        claim(blamed.isEmpty(), step, () -> "on the way of its own solution the step says wrong: " + blamed);
        if (step.predict() != null && attempt.passed()) {
            claim(
                    attempt.outcomes().size() == 1,
                    step,
                    () -> attempt.outcomes().size() + " choices of the prediction came true at once");
        }
    }

    private void proveWrong(Rehearsal rehearsal, int index, Step step, Step.WrongAnswer wrong) {
        Attempt attempt = rehearsal.attempt(StepAnswers.around(step, texts(wrong.lines())), WRONG_WATCHED);
        claimAt(wrong.line(), !attempt.passed(), step, () -> "the wrong answer passes");
        String shown = AttemptWords.findings(attempt);
        claimAt(
                wrong.line(),
                attempt.passed() || shown.contains(wrong.message()),
                step,
                () -> "the wrong answer does not get its message \"" + wrong.message() + "\"; it gets: "
                        + AttemptWords.failures(attempt) + AttemptWords.why(attempt));
        rehearsal.goTo(index);
    }

    private void proveWrongQuizAnswers(Rehearsal rehearsal, int index, Step step) {
        Step.Quiz quiz = step.quiz();
        if (quiz == null || quiz.severalRight()) {
            return;
        }
        for (int i = 0; i < quiz.options().size(); i++) {
            if (!quiz.options().get(i).right()) {
                String number = Integer.toString(i + 1);
                List<String> lines = new ArrayList<>(StepAnswers.before(step, texts(step.solutionVerbs())));
                lines.add(number);
                Attempt attempt = rehearsal.attempt(lines, Duration.ZERO);
                claimAt(quiz.line(), !attempt.passed(), step, () -> "the wrong quiz answer " + number + " passes");
                rehearsal.goTo(index);
            }
        }
    }

    private void proveOtherSolutions(Rehearsal rehearsal, int index, Step step) {
        boolean first = true;
        for (Solution solution : step.solutions()) {
            boolean own = first && solution.language() == Solution.Language.VERBS;
            first &= !own;
            if (own) {
                continue;
            }
            String where = lesson.path() + ":" + solution.line();
            switch (solution.language()) {
                case JAVA -> proveJava(rehearsal, index, step, solution, where);
                case SH -> proveShell(rehearsal, index, step, solution, where);
                case VERBS -> {
                    Attempt attempt = rehearsal.attempt(StepAnswers.around(step, texts(solution.lines())), WITHIN);
                    claimAt(
                            solution.line(),
                            attempt.passed(),
                            step,
                            () -> "this solution does not pass: " + AttemptWords.failures(attempt)
                                    + AttemptWords.why(attempt));
                    rehearsal.goTo(index);
                }
            }
        }
    }

    private void proveJava(Rehearsal rehearsal, int index, Step step, Solution solution, String where) {
        if (!withJava) {
            return;
        }
        if (!JavaPrompt.works()) {
            skipped.add(where + ": solution java, because this Java comes without a compiler");
            return;
        }
        List<String> answered = StepAnswers.around(step, List.of());
        int before = step.predict() == null ? 0 : 1;
        Attempt attempt = rehearsal.attemptJava(
                answered.subList(0, before),
                texts(solution.lines()),
                answered.subList(before, answered.size()),
                WITHIN);
        claimAt(
                solution.line(),
                attempt.passed(),
                step,
                () -> "this solution does not pass: " + AttemptWords.failures(attempt) + AttemptWords.why(attempt));
        rehearsal.goTo(index);
    }

    private void proveShell(Rehearsal rehearsal, int index, Step step, Solution solution, String where) {
        if (shell.isEmpty()) {
            skipped.add(where + ": solution sh, because --allow-sh was not given");
            return;
        }
        List<String> lines = texts(solution.lines());
        Optional<String> missing = shell.get().missingTool(lines);
        if (missing.isPresent()) {
            skipped.add(where + ": solution sh, because " + missing.get() + " is not installed");
            return;
        }
        rehearsal.attempt(StepAnswers.around(step, List.of()), Duration.ZERO);
        Optional<String> trouble =
                shell.get().run(lines.stream().map(rehearsal::fill).toList());
        Attempt attempt = rehearsal.attempt(List.of(), WITHIN);
        claimAt(
                solution.line(),
                attempt.passed(),
                step,
                () -> "this solution does not pass: " + trouble.orElse("") + AttemptWords.why(attempt));
        rehearsal.goTo(index);
    }

    private void proveNothingListens(Rehearsal rehearsal, Set<Endpoint> used) {
        rehearsal
                .lab()
                .kernelTable()
                .match(
                        table -> {
                            List<String> left = table.stream()
                                    .filter(row -> row.isListener() && used.contains(row.local()))
                                    .filter(row -> row.owner()
                                            .match(
                                                    o -> o.pid()
                                                            == ProcessHandle.current()
                                                                    .pid(),
                                                    r -> false))
                                    .map(KernelSocket::local)
                                    .filter(local -> !runs.hadElsewhere(rehearsal.lab(), local))
                                    .map(Endpoint::toString)
                                    .toList();
                            claim(left.isEmpty(), lesson.steps().get(0), () -> "still listening at the end: " + left);
                            return left;
                        },
                        reason -> {
                            skipped.add(lesson.path()
                                    + ": nothing left open, because the kernel's table can't be read: " + reason);
                            return List.<String>of();
                        });
    }

    private static List<String> texts(List<ScriptLine> lines) {
        return lines.stream().map(ScriptLine::text).toList();
    }

    private void claim(boolean holds, Step step, Supplier<String> message) {
        claimAt(step.line(), holds, step, message);
    }

    private void claimAt(int line, boolean holds, Step step, Supplier<String> message) {
        if (holds) {
            claims++;
        } else {
            failures.add(new Failure(line, step.id(), run, message.get()));
        }
    }
}
