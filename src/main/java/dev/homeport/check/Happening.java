package dev.homeport.check;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import dev.homeport.net.WireEvent.What;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Something that can happen to a socket, looked for in the events of the step. */
enum Happening {
    BIND_REFUSED("listen on a port that another socket has", WireEvent.BindRefused.class),
    REFUSED("connect to a port where nobody listens", WireEvent.Refused.class),
    UNREACHABLE("udp send  where no socket is bound", WireEvent.Unreachable.class),
    RESET("the other end must abort: try  abort  on it", WireEvent.WasReset.class),
    TIMED_OUT("wait for something that does not come", WireEvent.TimedOut.class),
    /** Over TLS the peer's close_notify is the end of stream; its FIN follows. */
    PEER_CLOSED(
            "close the other end", WireEvent.FinCame.class, WireEvent.PeerClosed.class, WireEvent.CloseNotified.class),
    END_SEEN(
            "close the other end, then  recv NAME  finds the end of stream",
            WireEvent.PeerClosed.class,
            WireEvent.CloseNotified.class),
    HALF_CLOSED("try  shutdown NAME", WireEvent.HalfClosed.class),
    ABORTED("try  abort NAME", WireEvent.Aborted.class, WireEvent.ResetByClose.class);

    private final String next;
    private final Set<Class<? extends What>> kinds;

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    Happening(String next, Class<? extends What>... kinds) {
        this.next = next;
        this.kinds = Set.of(kinds);
    }

    Outcome judge(LabView lab, LedgerEntry entry) {
        List<WireEvent> step = lab.step(entry);
        Optional<WireEvent> found = first(step);
        if (found.isPresent()) {
            return Outcome.holds(Story.of(found.get()));
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        if (step.isEmpty()) {
            return Outcome.absent("nothing happened to " + entry.name() + " in this step", advice(entry));
        }
        WireEvent last = step.get(step.size() - 1);
        // What is closed stays closed, and what was connected or bound once is not refused any more.
        boolean attempting = last.what() instanceof WireEvent.Connecting;
        boolean over = !entry.open() || ((this == REFUSED || this == BIND_REFUSED) && !attempting);
        return over
                ? Outcome.contradicted(Story.of(last), advice(entry))
                : Outcome.lacking(Story.of(last), advice(entry));
    }

    /** The first event of this kind. */
    Optional<WireEvent> first(List<WireEvent> events) {
        return events.stream().filter(this::isOne).findFirst();
    }

    private boolean isOne(WireEvent event) {
        return kinds.stream().anyMatch(kind -> kind.isInstance(event.what()));
    }

    String advice(LedgerEntry entry) {
        return next.replace("NAME", entry.name());
    }
}
