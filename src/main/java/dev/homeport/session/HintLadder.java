package dev.homeport.session;

import dev.homeport.lesson.Hint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A step's hints, from the gentlest on: which offer themselves, and which comes next. */
final class HintLadder {
    private final StepState state;
    private final Values values;

    HintLadder(StepState state, Values values) {
        this.state = state;
        this.values = values;
    }

    /** Whether a hint is due that was neither offered nor shown. */
    boolean isDue() {
        return !newlyDue().isEmpty();
    }

    /** As {@link #isDue}; what is due now counts as offered then. */
    boolean offerDue() {
        return state.hintsOffered.addAll(newlyDue());
    }

    private List<Integer> newlyDue() {
        List<Hint> hints = state.step.hints();
        return IntStream.range(0, hints.size())
                .filter(i -> isDue(hints.get(i).when()))
                .filter(i -> !state.hintsOffered.contains(i) && !state.hintsShown.contains(i))
                .boxed()
                .toList();
    }

    private boolean isDue(Hint.When when) {
        if (when instanceof Hint.When.AfterTries after) {
            return state.tries >= after.tries();
        }
        if (when instanceof Hint.When.AfterTime after) {
            return Duration.between(state.opened, Instant.now()).compareTo(after.time()) >= 0;
        }
        return when instanceof Hint.When.OnTrouble on && state.troubles.contains(on.trouble());
    }

    /**
     * The next rung of the ladder, or the last one again. A rung for a trouble that did not happen is passed over; the
     * others only choose when they offer themselves, and come when asked for.
     */
    Optional<SessionEvent.HintShown> next() {
        List<Hint> hints = state.step.hints();
        List<Integer> ladder = IntStream.range(0, hints.size())
                .filter(i -> !(hints.get(i).when() instanceof Hint.When.OnTrouble)
                        || isDue(hints.get(i).when()))
                .boxed()
                .toList();
        if (ladder.isEmpty()) {
            return Optional.empty();
        }
        // By hint and not by count: a trouble adds its rung in the middle of the ladder.
        int next = ladder.stream()
                .filter(i -> !state.hintsShown.contains(i))
                .findFirst()
                .orElse(ladder.get(ladder.size() - 1));
        state.hintsShown.add(next);
        return Optional.of(new SessionEvent.HintShown(
                ladder.indexOf(next) + 1,
                ladder.size(),
                values.tell(hints.get(next).text())));
    }
}
