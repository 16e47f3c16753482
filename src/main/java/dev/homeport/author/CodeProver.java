package dev.homeport.author;

import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.Step;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.lesson.Step.Solution;
import dev.homeport.session.Rehearsal;
import dev.homeport.session.Rehearsal.Attempt;
import java.time.Duration;
import java.util.List;

/** Proves the solutions of a lesson in one language, Java or shell, each at its step. */
final class CodeProver {
    private static final String JAVA = "solution java";
    private static final String SH = "solution sh";

    private final Lesson lesson;
    private final int steps;
    private final LabSettings settings;
    private final SideBySide runs;
    private final Findings findings;

    /**
     * @param steps how many steps pass by their own solution, from the first on
     * @param runs all that this program has at the same time
     */
    CodeProver(Lesson lesson, int steps, LabSettings settings, SideBySide runs, Findings findings) {
        this.lesson = lesson;
        this.steps = steps;
        this.settings = settings;
        this.runs = runs;
        this.findings = findings;
    }

    static boolean has(Lesson lesson, Solution.Language language) {
        return lesson.steps().stream().flatMap(s -> s.solutions().stream()).anyMatch(s -> s.language() == language);
    }

    /** In one run of the lesson: a compiler's start is paid once. */
    void proveJava() {
        if (!JavaPrompt.works()) {
            skip(Solution.Language.JAVA, "this Java comes without a compiler");
            return;
        }
        each(Solution.Language.JAVA, this::proveJava);
    }

    void proveShell(ShellSolutions shell) {
        if (!shell.hasShell()) {
            skip(Solution.Language.SH, "sh is not installed");
            return;
        }
        each(Solution.Language.SH, (rehearsal, step, solution) -> proveShell(rehearsal, step, solution, shell));
    }

    /** Names each of the solutions in the language as not tried. */
    void skip(Solution.Language language, String reason) {
        lesson.steps().stream()
                .flatMap(s -> s.solutions().stream())
                .filter(s -> s.language() == language)
                .forEach(s -> findings.skip(language == Solution.Language.JAVA ? JAVA : SH, s.line(), reason));
    }

    /** Proves one solution at the beginning of its step. */
    private interface Proving {
        void prove(Rehearsal rehearsal, Step step, Solution solution);
    }

    private void each(Solution.Language language, Proving proving) {
        try (Rehearsal rehearsal = new Rehearsal(lesson, settings)) {
            runs.enter(rehearsal.lab());
            for (int i = 0; i < steps; i++) {
                Step step = lesson.steps().get(i);
                for (Solution solution : step.solutions()) {
                    if (solution.language() == language) {
                        rehearsal.goTo(i);
                        proving.prove(rehearsal, step, solution);
                    }
                }
            }
        }
    }

    private void proveJava(Rehearsal rehearsal, Step step, Solution solution) {
        List<String> answered = StepAnswers.around(step, List.of());
        int before = step.predict() == null ? 0 : 1;
        Attempt attempt = rehearsal.attemptJava(
                answered.subList(0, before),
                solution.lines().stream().map(ScriptLine::text).toList(),
                answered.subList(before, answered.size()),
                Prover.WITHIN);
        findings.claim(
                Rule.SOLUTION_PASSES,
                step,
                solution.line(),
                attempt.passed(),
                () -> "this solution does not pass: " + AttemptWords.failures(attempt) + AttemptWords.why(attempt));
    }

    private void proveShell(Rehearsal rehearsal, Step step, Solution solution, ShellSolutions shell) {
        rehearsal.attempt(StepAnswers.around(step, List.of()), Duration.ZERO);
        List<String> lines = solution.lines().stream()
                .map(ScriptLine::text)
                .map(rehearsal::fill)
                .toList();
        try (ShellSolutions.Run run = shell.run(lines)) {
            if (run.lacksTool()) {
                findings.skip(SH, solution.line(), "a tool is not installed: " + run.output());
                return;
            }
            boolean well = findings.claim(Rule.SHELL_ENDS_WELL, step, solution.line(), run.endedWell(), run::words);
            Attempt attempt = well ? rehearsal.attempt(List.of(), Prover.WITHIN) : null;
            if (attempt != null) {
                findings.claim(
                        Rule.SOLUTION_PASSES,
                        step,
                        solution.line(),
                        attempt.passed(),
                        () -> "this solution does not pass: " + AttemptWords.why(attempt)
                                + (run.output().isEmpty() ? "" : "; it wrote: " + run.output()));
            }
        }
    }
}
