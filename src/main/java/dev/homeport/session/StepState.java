package dev.homeport.session;

import dev.homeport.check.Verdict;
import dev.homeport.lesson.Step;
import dev.homeport.net.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What has happened in the open step so far. */
final class StepState {
    final Step step;
    final int index;
    final Instant opened;
    /** The newest wire event before the step. */
    final long mark;

    /** The acting lines that were typed in this step, values filled in, oldest first. */
    final List<String> acted = new ArrayList<>();
    /** The lines that did what the step wants them to do, those that only look too. */
    final List<String> done = new ArrayList<>();
    /** Whether the verdicts at the beginning are known: what was so before the learner came is no answer to anything. */
    boolean begun;
    /** Whether the learner has typed anything since the step was shown, if only Enter. */
    boolean looked;
    /** The sentences whose verdicts were shown for the line that runs. */
    final Set<String> told = new HashSet<>();
    /** The verdicts that the learner has seen, by sentence. */
    final Map<String, Verdict> shown = new HashMap<>();

    final Set<Trouble> troubles = EnumSet.noneOf(Trouble.class);
    final Set<Integer> hintsOffered = new HashSet<>();
    final Set<Integer> hintsShown = new HashSet<>();
    int tries;
    /** The number of the choice predicted, from 1; 0 while there is none. */
    int predicted;

    boolean quizRight;
    /** The choices of the prediction that came true, by index, once that was judged. */
    List<Integer> outcomes = List.of();

    StepState(Step step, int index, long mark) {
        this.step = step;
        this.index = index;
        this.mark = mark;
        this.opened = Instant.now();
    }

    boolean waitsForPrediction() {
        return step.predict() != null && predicted == 0;
    }

    boolean waitsForAnswer() {
        return step.quiz() != null && !quizRight;
    }
}
