package dev.homeport.check;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import dev.homeport.net.WireEvent.What;
import java.util.List;

/** Something that can happen to a connection once, looked for in the events of the step. */
enum Happening {
    REFUSED(WireEvent.Refused.class, "connect to a port where nobody listens"),
    UNREACHABLE(WireEvent.Unreachable.class, "udp send  where no socket is bound, then  udp recv"),
    RESET(WireEvent.WasReset.class, "the other end must abort: try  abort  on it"),
    TIMED_OUT(WireEvent.TimedOut.class, "wait for something that does not come"),
    /** Over TLS the peer's close_notify is the end of stream; its FIN follows. */
    PEER_CLOSED(
            WireEvent.PeerClosed.class,
            WireEvent.CloseNotified.class,
            "close the other end, then  recv  here finds the end of stream"),
    HALF_CLOSED(WireEvent.HalfClosed.class, "try  shutdown NAME"),
    ABORTED(WireEvent.Aborted.class, "try  abort NAME");

    private final Class<? extends What> kind;
    private final Class<? extends What> orKind;
    private final String next;

    Happening(Class<? extends What> kind, String next) {
        this(kind, kind, next);
    }

    Happening(Class<? extends What> kind, Class<? extends What> orKind, String next) {
        this.kind = kind;
        this.orKind = orKind;
        this.next = next;
    }

    Outcome judge(LabView lab, LedgerEntry entry) {
        String advice = next.replace("NAME", entry.name());
        List<WireEvent> step = lab.step(entry);
        for (WireEvent event : step) {
            if (kind.isInstance(event.what()) || orKind.isInstance(event.what())) {
                return Outcome.holds(Story.of(event));
            }
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        if (step.isEmpty()) {
            return Outcome.absent("nothing happened to " + entry.name() + " in this step", advice);
        }
        WireEvent last = step.get(step.size() - 1);
        // What is closed stays closed, and what was connected once is not refused any more.
        boolean attempting = last.what() instanceof WireEvent.Connecting || last.what() instanceof WireEvent.Bound;
        boolean over = !entry.open() || (this == REFUSED && !attempting);
        return over ? Outcome.contradicted(Story.of(last), advice) : Outcome.lacking(Story.of(last), advice);
    }
}
