package dev.homeport.lesson;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a lesson: a level 2 heading and what follows it.
 *
 * @param id stable: from {@code {#id}}, or made from the title
 * @param line the heading's line in the file, from 1
 * @param prose what is read before acting
 * @param setup verbs that run before the step
 * @param tries commands shown to the learner; the solution where {@code solutions} is empty
 * @param expects check sentences, values not yet filled in; all must pass
 * @param predict null if the step has none
 * @param quiz null if the step has none
 * @param note shown once the step has passed; may be empty
 */
public record Step(
        String id,
        String title,
        int line,
        List<Prose> prose,
        List<ScriptLine> setup,
        List<ScriptLine> tries,
        List<ScriptLine> expects,
        List<Hint> hints,
        List<Solution> solutions,
        List<WrongAnswer> wrongs,
        @Nullable Predict predict,
        @Nullable Quiz quiz,
        List<Prose> note) {
    public Step {
        prose = List.copyOf(prose);
        setup = List.copyOf(setup);
        tries = List.copyOf(tries);
        expects = List.copyOf(expects);
        hints = List.copyOf(hints);
        solutions = List.copyOf(solutions);
        wrongs = List.copyOf(wrongs);
        note = List.copyOf(note);
    }

    /** The verbs that solve the step: the first {@code solution} in verbs, else what {@code try} shows. */
    public List<ScriptLine> solutionVerbs() {
        return solutions.stream()
                .filter(s -> s.language() == Solution.Language.VERBS)
                .findFirst()
                .map(Solution::lines)
                .orElse(tries);
    }

    /** Whether anything can tell that the step has passed; a step of prose alone passes by reading on. */
    public boolean hasTask() {
        return !expects.isEmpty() || predict != null || quiz != null;
    }

    /** Whether the step changes nothing that its checks see: what they ask for holds already, and reading on passes it. */
    public boolean onlyLooks() {
        return !expects.isEmpty()
                && expects.stream().allMatch(line -> line.mark() == Mark.ALREADY)
                && predict == null
                && quiz == null;
    }

    /** What the author says of a line, and {@code verify} holds against what happens. */
    public enum Mark {
        NONE,
        /** Of a command: no check sees what it does. */
        NOT_CHECKED,
        /** Of a check: it holds before the act as well. */
        ALREADY
    }

    /**
     * A line of a block and where it stands.
     *
     * @param line in the file, from 1
     * @param column in the line, from 1
     */
    public record ScriptLine(String text, int line, int column, Mark mark) {
        public ScriptLine(String text, int line, int column) {
            this(text, line, column, Mark.NONE);
        }

        public ScriptLine marked(Mark other) {
            return new ScriptLine(text, line, column, other);
        }
    }

    /** Another way to pass. */
    public record Solution(Language language, List<ScriptLine> lines, int line) {
        /** What a solution is written in. */
        public enum Language {
            VERBS,
            JAVA,
            SH
        }

        public Solution {
            lines = List.copyOf(lines);
        }
    }

    /** An answer that must not pass, and the words that its message must hold. */
    public record WrongAnswer(List<ScriptLine> lines, String message, int line) {
        public WrongAnswer {
            lines = List.copyOf(lines);
        }
    }

    /** A question about what will happen; what really happens decides. */
    public record Predict(String question, List<Choice> choices, int line) {
        /** One outcome, and the check that is true if it came about. */
        public record Choice(String text, ScriptLine check) {}

        public Predict {
            choices = List.copyOf(choices);
        }
    }

    /** A question with the author's key. */
    public record Quiz(String question, List<Option> options, String explanation, int line) {
        /** One answer that can be ticked. */
        public record Option(String text, boolean right) {}

        public Quiz {
            options = List.copyOf(options);
        }

        /** Whether more than one answer must be ticked. */
        public boolean severalRight() {
            return options.stream().filter(Option::right).count() > 1;
        }
    }
}
