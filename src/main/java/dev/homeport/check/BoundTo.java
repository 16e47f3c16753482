package dev.homeport.check;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.Optional;

/** What bind(2) said to a socket of the lab that asked for a certain port. */
final class BoundTo {
    private BoundTo() {}

    /** Whether it was refused in this step, for whatever reason. */
    static Outcome refused(LabView lab, LedgerEntry entry) {
        Outcome refused = Happening.BIND_REFUSED.judge(lab, entry);
        Optional<WireEvent> bound = lab.step(entry).stream()
                .filter(event -> event.what() instanceof WireEvent.Bound)
                .findFirst();
        return bound.isPresent() && refused.kind() == Outcome.Kind.CONTRADICTED
                ? Outcome.contradicted(Story.of(bound.get()), refused.next())
                : refused;
    }

    /** Whether the port was refused in this step because another socket has it. */
    static Outcome refused(LabView lab, LedgerEntry entry, int port) {
        Outcome refused = refused(lab, entry);
        if (refused.kind() != Outcome.Kind.HOLDS) {
            return refused;
        }
        for (WireEvent event : lab.step(entry)) {
            if (event.what() instanceof WireEvent.BindRefused it && it.taken() && isPort(it, port)) {
                return Outcome.holds(Story.of(event));
            }
        }
        return Outcome.contradicted(refused.text(), "ask for port " + port + " while another socket has it");
    }

    private static boolean isPort(WireEvent.BindRefused refused, int port) {
        return refused.at() instanceof Endpoint at && at.port() == port;
    }
}
