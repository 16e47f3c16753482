package dev.homeport.lesson;

import java.util.ArrayList;
import java.util.List;

/** A question, then {@code - [ ]} and {@code - [x]}, then {@code =>} and the explanation. */
final class QuizReader {
    private static final String RULE = "an answer is written `- [ ] wrong` or `- [x] right`";

    private final Problems problems;

    QuizReader(Problems problems) {
        this.problems = problems;
    }

    Step.Quiz read(Fence fence, List<Piece> said, StepBuilder step) {
        List<Piece> question = said.stream()
                .takeWhile(line -> !line.startsWith("-") && !line.startsWith("=>"))
                .toList();
        List<Piece> answers = said.subList(question.size(), said.size()).stream()
                .takeWhile(line -> !line.startsWith("=>"))
                .toList();
        List<Piece> explanation = explanation(said.subList(question.size() + answers.size(), said.size()));
        if (question.isEmpty()) {
            problems.at(fence.opening(), "a `quiz` block starts with its question");
        }
        if (explanation.isEmpty()) {
            problems.at(fence.opening(), "a `quiz` block ends with `=>` and the explanation");
        }
        List<Step.Quiz.Option> options = options(answers, step);
        if (options.size() == answers.size()) {
            judge(fence, options);
        }
        step.texts.addAll(question);
        step.texts.addAll(explanation);
        return new Step.Quiz(
                Question.join(question),
                options,
                Question.join(explanation),
                fence.opening().line());
    }

    private static List<Piece> explanation(List<Piece> lines) {
        List<Piece> explanation = new ArrayList<>(lines);
        if (!explanation.isEmpty()) {
            explanation.set(0, explanation.get(0).sub(2).strip());
        }
        return explanation.stream().filter(line -> !line.isEmpty()).toList();
    }

    private List<Step.Quiz.Option> options(List<Piece> answers, StepBuilder step) {
        List<Step.Quiz.Option> options = new ArrayList<>();
        for (Piece line : answers) {
            boolean right = line.startsWith("- [x]") || line.startsWith("- [X]");
            boolean option = right || line.startsWith("- [ ]");
            Piece text = option ? line.sub(5).strip() : line;
            if (!option) {
                problems.at(line, RULE);
            } else if (text.isEmpty()) {
                problems.at(line, "this answer has no text; " + RULE);
            } else {
                step.texts.add(text);
                options.add(new Step.Quiz.Option(text.text(), right));
            }
        }
        return options;
    }

    private void judge(Fence fence, List<Step.Quiz.Option> options) {
        long right = options.stream().filter(Step.Quiz.Option::right).count();
        if (options.size() < 2) {
            problems.at(fence.opening(), "a `quiz` block has at least two answers; " + RULE);
        } else if (right == 0) {
            problems.at(fence.opening(), "no answer of this quiz is right; mark one with `- [x]`");
        } else if (right == options.size()) {
            problems.at(fence.opening(), "every answer of this quiz is right; mark the wrong ones with `- [ ]`");
        }
    }
}
