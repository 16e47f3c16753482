package dev.homeport.session;

import dev.homeport.lab.Lab;
import dev.homeport.net.Trouble;
import dev.homeport.session.SessionEvent.ChecksJudged;
import dev.homeport.session.SessionEvent.ChecksJudged.Judged;
import dev.homeport.verb.VerbException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** What follows a line in a lesson: its step is judged, a failure is told or explained, and a hint may be due. */
final class Aftermath {
    /** The longest that lines wait for a lab that never comes to rest. */
    private static final Duration MOST_SETTLING = Duration.ofSeconds(5);

    /** It has done nothing yet; what is typed at that prompt counts. */
    static final String OPENS_PROMPT = "java";

    private final Lab lab;
    private final Course course;
    private final Turn turn;
    private final Duration settle;
    private final BooleanSupplier closed;
    private final Outbox out;

    /** @param settle how long nothing may change before the lab counts as at rest; zero looks once */
    Aftermath(Lab lab, Course course, Turn turn, Duration settle, BooleanSupplier closed, Outbox out) {
        this.lab = lab;
        this.course = course;
        this.turn = turn;
        this.settle = settle;
        this.closed = closed;
        this.out = out;
    }

    /** @param acts whether the line's verb changes something, and so counts as a try */
    void of(LessonRun open, String line, boolean acts, Optional<VerbException> failure) {
        StepState state = open.state();
        state.looked = true;
        boolean cancelled =
                failure.filter(e -> e.trouble() == Trouble.CANCELLED).isPresent();
        failure.ifPresent(e -> state.troubles.add(e.trouble()));
        if (acts && !cancelled && !OPENS_PROMPT.equals(line.strip())) {
            state.acted.add(line);
            state.tries += open.typed().isOnTheWay() ? 0 : 1;
        }
        state.told.clear();
        boolean onlyToBeRead = acts && open.typed().isOnlyToBeRead(line);
        if (failure.isEmpty() || onlyToBeRead) {
            state.done.add(line);
        }
        if (failure.isEmpty()) {
            judge(open);
        } else {
            judgeFailed(open, failure.get(), onlyToBeRead);
        }
        boolean stillHere = course.run() == open && open.state() == state;
        if (acts && stillHere) {
            explainWrongAnswer(open);
        }
        if (stillHere) {
            offerDueHints(open);
        }
    }

    /** Judges until the step passes, or nothing has changed for as long as it takes to settle; whether it has passed. */
    boolean judge(LessonRun open) {
        turn.forgetCancellation();
        long deadline = System.nanoTime() + MOST_SETTLING.toNanos();
        boolean changed = true;
        while (changed && !closed.getAsBoolean() && System.nanoTime() < deadline) {
            long seen = lab.revision();
            if (course.judgeAndGoOn(open, false)) {
                return true;
            }
            changed = !settle.isZero() && awaitChange(seen);
        }
        // The kernel's own table changes without a wire event: look once more when all is quiet.
        return !settle.isZero() && !closed.getAsBoolean() && course.judgeAndGoOn(open, false);
    }

    void offerDueHints(LessonRun open) {
        if (open.offerDueHints()) {
            out.accept(new SessionEvent.HintOffered());
        }
    }

    /** Where failing is the point of the step, the line did what it should: then its failure is told as what happened. */
    private void judgeFailed(LessonRun open, VerbException failure, boolean onlyToBeRead) {
        out.after(() -> judge(open) || onlyToBeRead || open.waitsOnlyForAnAnswer(turn.act("check")), meant -> {
            if (meant) {
                out.tell(failure);
            } else {
                turn.fail(failure);
            }
        });
    }

    /** A wrong answer that the lesson foresaw gets at once what {@code check} would show. */
    private void explainWrongAnswer(LessonRun open) {
        if (open.typed().isForeseenWrongAnswer()) {
            List<Judged> failing = open.judgeExpects(turn.act("check")).stream()
                    .filter(j -> !j.verdict().passed())
                    .filter(j -> !open.state().told.contains(j.sentence()))
                    .toList();
            if (!failing.isEmpty()) {
                out.accept(new ChecksJudged(failing));
            }
        }
    }

    private boolean awaitChange(long seen) {
        try {
            return lab.awaitChange(seen, settle);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
