package dev.homeport.session;

import dev.homeport.lesson.Step;
import java.util.List;
import java.util.stream.Collectors;

/** What was typed in a step, beside what the step knows of its solution and of wrong answers. */
final class TypedLines {
    private final StepState state;
    private final List<String> solution;
    private final List<String> java;
    private final Values values;

    /**
     * @param solution the lines of the step's own, filled in
     * @param java those of its solution in Java; empty if it has none
     */
    TypedLines(StepState state, List<String> solution, List<String> java, Values values) {
        this.state = state;
        this.solution = solution;
        this.java = java;
        this.values = values;
    }

    /** Whether the line is one that the step itself suggests, and no check judges what it does: it is there to be read. */
    boolean isOnlyToBeRead(String line) {
        return state.step.expects().isEmpty() && solution.contains(line);
    }

    /** Whether the last lines typed are one of the step's {@code wrong} answers. */
    boolean isForeseenWrongAnswer() {
        return !isOnTheWay() && state.step.wrongs().stream().anyMatch(this::wasJustTyped);
    }

    /** Whether all that was typed so far is the beginning of a solution: not wrong, only not finished. */
    boolean isOnTheWay() {
        return isOnTheWayInVerbs() || isOnTheWayInJava();
    }

    private boolean isOnTheWayInVerbs() {
        List<String> typed = state.acted;
        boolean same = typed.size() < solution.size();
        for (int i = 0; same && i < typed.size(); i++) {
            same = plain(solution.get(i)).equals(plain(typed.get(i)));
        }
        return same;
    }

    private boolean isOnTheWayInJava() {
        StringBuilder typed = new StringBuilder();
        for (String each : state.acted) {
            String line = each.strip();
            if (!line.startsWith("java {") || !line.endsWith("}")) {
                return false;
            }
            typed.append(squeezed(line.substring("java {".length(), line.length() - 1)));
        }
        String way = squeezed(String.join("\n", java));
        return typed.length() < way.length() && way.startsWith(typed.toString());
    }

    /** Java without what a learner may leave out: spaces, semicolons, comments on lines of their own. */
    private static String squeezed(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("//"))
                .collect(Collectors.joining())
                .replace(" ", "")
                .replace(";", "");
    }

    private boolean wasJustTyped(Step.WrongAnswer wrong) {
        int from = state.acted.size() - wrong.lines().size();
        for (int i = 0; from >= 0 && i < wrong.lines().size(); i++) {
            String known = values.fill(wrong.lines().get(i).text());
            if (!plain(known).equals(plain(state.acted.get(from + i)))) {
                return false;
            }
        }
        return from >= 0;
    }

    /** The line without {@code as NAME} and without extra blanks: what it does, not what it is called. */
    private static String plain(String line) {
        String[] words = line.strip().split("\\s+", -1);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("as") && i + 1 < words.length) {
                i++;
            } else {
                out.append(words[i]).append(' ');
            }
        }
        return out.toString();
    }
}
