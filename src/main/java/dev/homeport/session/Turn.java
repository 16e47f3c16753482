package dev.homeport.session;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.session.Console.Outcome;
import dev.homeport.verb.Report;
import dev.homeport.verb.VerbException;
import java.time.Duration;

/** The line that runs now: what ends it, and what it has come to so far. */
final class Turn {
    private final Outbox out;
    private volatile Cancellation running = new Cancellation();
    private Outcome outcome = Outcome.OK;
    private volatile Duration patience = Act.DEFAULT_WITHIN;

    Turn(Outbox out) {
        this.out = out;
    }

    void begin() {
        outcome = Outcome.OK;
        running = new Cancellation();
    }

    /** Ends what runs now. From any thread. */
    void cancel() {
        running.cancel();
    }

    /** A Ctrl-C that ended the line must not end the look at what it did. */
    void forgetCancellation() {
        if (running.isCancelled()) {
            running = new Cancellation();
        }
    }

    /** How long a line waits that does not say so itself. */
    void patience(Duration atMost) {
        patience = atMost;
    }

    Act act(String line) {
        return new Act(line, patience, running);
    }

    Outcome outcome() {
        return outcome;
    }

    void worsen(Outcome came) {
        outcome = came.compareTo(outcome) > 0 ? came : outcome;
    }

    /** Shows why the line failed; the outcome follows from the trouble. */
    void fail(VerbException e) {
        switch (e.trouble()) {
            case CANCELLED -> {
                // Ctrl-C is a wish that was granted.
                outcome = Outcome.FAILED;
                out.tell(e);
                return;
            }
            case BAD_INPUT -> outcome = Outcome.USAGE;
            case COULD_NOT_LOOK -> outcome = Outcome.COULD_NOT_LOOK;
            default -> outcome = Outcome.FAILED;
        }
        out.report(new Report.Failure(e.trouble(), e.what(), e.next()));
    }
}
