package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.List;

/** A question, then {@code - outcome => check}, at least twice. */
final class PredictReader {
    private static final String RULE = "a choice is written `- what may happen => the check that is true then`";

    private final Source source;
    private final Problems problems;

    PredictReader(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    Step.Predict read(Fence fence, List<Piece> said, StepBuilder step) {
        List<Piece> question =
                said.stream().takeWhile(line -> !line.startsWith("-")).toList();
        if (question.isEmpty()) {
            problems.at(fence.opening(), "a `predict` block starts with its question");
        }
        List<Piece> lines = said.subList(question.size(), said.size());
        List<Step.Predict.Choice> choices = new ArrayList<>();
        lines.forEach(line -> choice(line, step, choices));
        if (lines.size() < 2) {
            problems.at(fence.opening(), "a `predict` block has at least two choices; " + RULE);
        }
        step.texts.addAll(question);
        return new Step.Predict(
                Question.join(question), choices, fence.opening().line());
    }

    private void choice(Piece line, StepBuilder step, List<Step.Predict.Choice> choices) {
        if (!line.startsWith("- ")) {
            problems.at(line, RULE);
            return;
        }
        int arrow = line.text().indexOf("=>");
        Piece text = line.sub(2, Math.max(2, arrow < 0 ? line.text().length() : arrow))
                .strip();
        Piece check =
                arrow < 0 ? line.sub(line.text().length()) : line.sub(arrow + 2).strip();
        if (check.isEmpty()) {
            problems.at(line, "this choice has no check; " + RULE);
            return;
        }
        if (text.isEmpty()) {
            problems.at(line, "this choice has no text; " + RULE);
        }
        step.texts.add(text);
        step.checks.add(check);
        choices.add(new Step.Predict.Choice(text.text(), source.script(check)));
    }
}
