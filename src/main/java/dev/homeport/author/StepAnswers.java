package dev.homeport.author;

import dev.homeport.lesson.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers a step's questions where a learner would: the prediction before the lines, the quiz after them. */
final class StepAnswers {
    private StepAnswers() {}

    static List<String> around(Step step, List<String> lines) {
        List<String> all = new ArrayList<>(before(step, lines));
        Step.Quiz quiz = step.quiz();
        if (quiz != null) {
            all.add(IntStream.range(0, quiz.options().size())
                    .filter(i -> quiz.options().get(i).right())
                    .mapToObj(i -> Integer.toString(i + 1))
                    .collect(Collectors.joining(" ", "answer ", "")));
        }
        return all;
    }

    /** Leaves the quiz open. */
    static List<String> before(Step step, List<String> lines) {
        List<String> all = new ArrayList<>();
        if (step.predict() != null) {
            all.add("answer 1");
        }
        all.addAll(lines);
        return all;
    }
}
