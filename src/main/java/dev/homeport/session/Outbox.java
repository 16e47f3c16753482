package dev.homeport.session;

import dev.homeport.verb.Report;
import dev.homeport.verb.VerbException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a session has to show, in the order in which it wants it shown. */
final class Outbox implements Consumer<SessionEvent> {
    private final Consumer<SessionEvent> out;
    /** Takes what is to be shown only after something else; null where it is shown at once. */
    private @Nullable List<SessionEvent> holding;

    Outbox(Consumer<SessionEvent> out) {
        this.out = out;
    }

    @Override
    public void accept(SessionEvent event) {
        if (holding == null) {
            out.accept(event);
        } else {
            holding.add(event);
        }
    }

    void say(String text) {
        accept(new SessionEvent.Said(text));
    }

    void report(Report report) {
        accept(new SessionEvent.Reported(report));
    }

    /** What happens while the learner does something else: shown at once, from any thread. */
    void live(Report report) {
        out.accept(new SessionEvent.Reported(report));
    }

    /** A failure that nobody has to act on, as what happened. */
    void tell(VerbException failure) {
        String what = failure.what();
        report(new Report.Remark(what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1) + "."));
    }

    /**
     * Shows what the work brings only after what depends on its result.
     *
     * @param first given the result, shows what comes before
     */
    void after(BooleanSupplier work, Consumer<Boolean> first) {
        List<SessionEvent> held = new ArrayList<>();
        holding = held;
        boolean result;
        try {
            result = work.getAsBoolean();
        } finally {
            holding = null;
        }
        first.accept(result);
        held.forEach(out);
    }
}
