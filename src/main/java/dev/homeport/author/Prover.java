package dev.homeport.author;

import dev.homeport.author.Proof.Failure;
import dev.homeport.check.Finding;
import dev.homeport.check.Verdict;
import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.lesson.Step.Solution;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.Rehearsal;
import dev.homeport.session.Rehearsal.Attempt;
import dev.homeport.session.SessionEvent;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.verb.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plays one lesson once and holds each of its claims against what happens. */
final class Prover {
    private static final Duration WITHIN = Duration.ofSeconds(2);
    /** How long a wrong answer is watched: long enough for what it set in motion, short enough for many of them. */
    private static final Duration WRONG_WATCHED = Duration.ofMillis(80);

    private final Lesson lesson;
    private final String run;
    private final LabSettings settings;
    private final Optional<ShellSolutions> shell;
    private final boolean withJava;
    private final List<Failure> failures = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();
    private int claims;

    /**
     * @param run what sets this run apart, for messages
     * @param shell runs {@code solution sh}, where the author allows it
     * @param withJava whether {@code solution java} is run: a compiler's time is spent once, not in each run
     */
    Prover(Lesson lesson, String run, LabSettings settings, Optional<ShellSolutions> shell, boolean withJava) {
        this.lesson = lesson;
        this.run = run;
        this.settings = settings;
        this.shell = shell;
        this.withJava = withJava;
    }

    Proof prove() {
        try (Rehearsal rehearsal = new Rehearsal(lesson, settings)) {
            rehearsal.goTo(0);
            for (int i = 0; i < lesson.steps().size(); i++) {
                proveStep(rehearsal, i);
            }
            if (rehearsal.openStep() == lesson.steps().size()) {
                proveNothingIsLeft(rehearsal);
            }
        }
        return new Proof(lesson.path(), lesson.id(), lesson.steps().size(), claims, failures, skipped);
    }

    private void proveNothingIsLeft(Rehearsal rehearsal) {
        claim(
                rehearsal.open().isEmpty(),
                lesson.steps().get(lesson.steps().size() - 1),
                () -> "left open at the end: " + String.join(", ", rehearsal.open()));
        Set<Endpoint> used = new TreeSet<>(java.util.Comparator.comparing(Endpoint::toString));
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
        Attempt attempt = rehearsal.attempt(withAnswers(step, texts(step.solutionVerbs())), WITHIN);
        claim(attempt.passed(), step, () -> "the solution does not pass: " + why(attempt));
        List<String> blamed = blamed(attempt.events());
        claim(blamed.isEmpty(), step, () -> "on the way of its own solution the step says wrong: " + blamed);
        if (step.predict() != null && attempt.passed()) {
            claim(
                    attempt.outcomes().size() == 1,
                    step,
                    () -> attempt.outcomes().size() + " choices of the prediction came true at once");
        }
    }

    /** The sentences that were called wrong before the step passed. */
    private static List<String> blamed(List<SessionEvent> events) {
        return events.stream()
                .takeWhile(e -> !(e instanceof SessionEvent.StepPassed))
                .filter(SessionEvent.ChecksJudged.class::isInstance)
                .flatMap(e -> ((SessionEvent.ChecksJudged) e).checks().stream())
                .filter(j -> j.verdict() instanceof Verdict.Wrong)
                .map(Judged::sentence)
                .toList();
    }

    private void proveWrong(Rehearsal rehearsal, int index, Step step, Step.WrongAnswer wrong) {
        Attempt attempt = rehearsal.attempt(withAnswers(step, texts(wrong.lines())), WRONG_WATCHED);
        claimAt(wrong.line(), !attempt.passed(), step, () -> "the wrong answer passes");
        String shown = findings(attempt);
        claimAt(
                wrong.line(),
                attempt.passed() || shown.contains(wrong.message()),
                step,
                () -> "the wrong answer does not get its message \"" + wrong.message() + "\"; it gets: "
                        + failures(attempt) + why(attempt));
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
                List<String> lines = new ArrayList<>(withPrediction(step, texts(step.solutionVerbs())));
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
                    Attempt attempt = rehearsal.attempt(withAnswers(step, texts(solution.lines())), WITHIN);
                    claimAt(
                            solution.line(),
                            attempt.passed(),
                            step,
                            () -> "this solution does not pass: " + why(attempt));
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
        List<String> answered = withAnswers(step, List.of());
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
                () -> "this solution does not pass: " + failures(attempt) + why(attempt));
        rehearsal.goTo(index);
    }

    /** What the lines themselves failed with; a step can pass all the same, where failing is its point. */
    private static String failures(Attempt attempt) {
        return attempt.events().stream()
                .filter(SessionEvent.Reported.class::isInstance)
                .map(e -> ((SessionEvent.Reported) e).report())
                .filter(Report.Failure.class::isInstance)
                .map(r -> ((Report.Failure) r).what() + "; ")
                .collect(Collectors.joining());
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
        rehearsal.attempt(withAnswers(step, List.of()), Duration.ZERO);
        Optional<String> trouble =
                shell.get().run(lines.stream().map(rehearsal::fill).toList());
        Attempt attempt = rehearsal.attempt(List.of(), WITHIN);
        claimAt(
                solution.line(),
                attempt.passed(),
                step,
                () -> "this solution does not pass: " + trouble.orElse("") + why(attempt));
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
                                    .map(row -> row.local().toString())
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

    /** The lines with the step's questions answered: the prediction first, the quiz last. */
    static List<String> withAnswers(Step step, List<String> lines) {
        List<String> all = new ArrayList<>(withPrediction(step, lines));
        Step.Quiz quiz = step.quiz();
        if (quiz != null) {
            all.add(java.util.stream.IntStream.range(0, quiz.options().size())
                    .filter(i -> quiz.options().get(i).right())
                    .mapToObj(i -> Integer.toString(i + 1))
                    .collect(Collectors.joining(" ", "answer ", "")));
        }
        return all;
    }

    private static List<String> withPrediction(Step step, List<String> lines) {
        List<String> all = new ArrayList<>();
        if (step.predict() != null) {
            all.add("answer 1");
        }
        all.addAll(lines);
        return all;
    }

    private static List<String> texts(List<ScriptLine> lines) {
        return lines.stream().map(ScriptLine::text).toList();
    }

    /** What was said of what the lines did, and not the message itself, which a session repeats for these very lines. */
    private static String findings(Attempt attempt) {
        Renderer wide = new Renderer(new Layout(10_000, false));
        Stream<SessionEvent> said = attempt.events().stream().filter(e -> !(e instanceof SessionEvent.Said));
        Stream<SessionEvent> judged = Stream.of(new SessionEvent.ChecksJudged(attempt.verdicts()));
        return Stream.concat(said, judged)
                .flatMap(e -> wide.lines(e).stream())
                .map(line -> line.text())
                .collect(Collectors.joining("\n"));
    }

    private static String why(Attempt attempt) {
        String failing = attempt.verdicts().stream()
                .filter(j -> !j.verdict().passed())
                .map(j -> j.sentence() + " (" + observed(j.verdict()) + ")")
                .collect(Collectors.joining("; "));
        return failing.isEmpty() ? "its question stays open" : failing;
    }

    private static String observed(Verdict verdict) {
        if (verdict instanceof Verdict.CouldNotLook could) {
            return "could not look: " + could.reason();
        }
        if (verdict instanceof Verdict.Wrong wrong) {
            return "observed: " + wrong.finding().observed();
        }
        Finding finding = ((Verdict.NotYet) verdict).finding();
        return "not yet: " + finding.observed();
    }

    private void claim(boolean holds, Step step, java.util.function.Supplier<String> message) {
        claimAt(step.line(), holds, step, message);
    }

    private void claimAt(int line, boolean holds, Step step, java.util.function.Supplier<String> message) {
        if (holds) {
            claims++;
        } else {
            failures.add(new Failure(line, step.id(), run, message.get()));
        }
    }
}
