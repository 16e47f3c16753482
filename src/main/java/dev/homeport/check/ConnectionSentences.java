package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.function.BiFunction;

/** What a connection of the lab is, and what happened to it. */
final class ConnectionSentences {
    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "connection NAME is established",
                    "the connection is in ESTABLISHED: data can flow both ways",
                    "connection c1 is established",
                    "in ESTABLISHED",
                    slots -> state(slots, ConnectionState.ESTABLISHED)),
            Declaration.of(
                    "connection NAME is in STATE",
                    "the connection is in the state of RFC 9293, section 3.3.2; netstat's and ss's spellings do too",
                    "connection c1 is in CLOSE-WAIT",
                    "in STATE",
                    slots -> state(slots, slots.get(1, ConnectionState.class))),
            Declaration.of(
                    "connection NAME is encrypted",
                    "its TLS handshake is done: what it sends is encrypted on the wire (RFC 9846)",
                    "connection c1 is encrypted",
                    "encrypted with TLS",
                    slots -> onTheWire(slots, TlsSentences::encrypted)),
            Declaration.of(
                    "connection NAME sent TEXT",
                    "exactly the text was sent on it in this step, in however many pieces",
                    "connection c1 sent \"hello\\n\"",
                    "TEXT sent",
                    slots -> onTheWire(slots, (lab, entry) -> StreamText.sent(lab, entry, slots.bytes(1)))),
            Declaration.of(
                    "connection NAME received TEXT",
                    "exactly the text was received on it in this step, in however many pieces",
                    "connection c1 received \"hello\\n\"",
                    "TEXT received",
                    slots -> onTheWire(slots, (lab, entry) -> StreamText.received(lab, entry, slots.bytes(1)))),
            Declaration.of(
                    "connection NAME received N bytes",
                    "exactly so many bytes were received on it in this step",
                    "connection c1 received 12 bytes",
                    "N bytes received",
                    slots -> onTheWire(slots, (lab, entry) -> StreamText.count(lab, entry, slots.number(1)))),
            Declaration.of(
                    "connection NAME was refused",
                    "it was refused in this step: nobody listens there",
                    "connection c1 was refused",
                    "refused",
                    slots -> happened(slots, Happening.REFUSED::judge)),
            Declaration.of(
                    "connection NAME was refused by port PORT",
                    "it was refused in this step, and it was that port it asked",
                    "connection any was refused by port 62893",
                    "refused by port PORT",
                    slots -> happened(slots, (lab, entry) -> refusedBy(lab, entry, slots.number(1)))),
            Declaration.of(
                    "connection NAME was reset",
                    "the peer's RST came in this step",
                    "connection c1 was reset",
                    "reset",
                    slots -> onTheWire(slots, Happening.RESET::judge)),
            Declaration.of(
                    "connection NAME timed out",
                    "it waited in this step until its deadline was over",
                    "connection c1 timed out",
                    "timed out",
                    slots -> happened(slots, Happening.TIMED_OUT::judge)),
            Declaration.of(
                    "connection NAME was closed by the peer",
                    "the peer's FIN came in this step: end of stream",
                    "connection c1 was closed by the peer",
                    "closed by the peer",
                    slots -> onTheWire(slots, Happening.PEER_CLOSED::judge)),
            Declaration.of(
                    "connection NAME is half-closed",
                    "it sent FIN in this step and could still receive (RFC 9293, section 3.6.1)",
                    "connection c1 is half-closed",
                    "half-closed",
                    slots -> onTheWire(slots, ConnectionSentences::halfClosed)),
            Declaration.of(
                    "connection NAME was aborted",
                    "it sent RST in this step (RFC 9293, section 3.10.5)",
                    "connection c1 was aborted",
                    "aborted",
                    slots -> onTheWire(slots, Happening.ABORTED::judge)),
            Declaration.of(
                    "connection NAME is closed",
                    "it was open once, and the lab has closed it",
                    "connection c1 is closed",
                    "closed",
                    slots -> happened(slots, (lab, entry) -> closed(entry))));

    private ConnectionSentences() {}

    private static Judge state(Slots slots, ConnectionState wanted) {
        return Judge.ofKernel(
                LabView.ofConnection(slots.text(0), (lab, entry) -> StateJudge.judge(lab, entry, wanted)));
    }

    private static Judge happened(Slots slots, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return Judge.ofLab(LabView.ofConnection(slots.text(0), judge));
    }

    /** For what the lab sees only where the bytes go through its hands. */
    private static Judge onTheWire(Slots slots, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return happened(
                slots,
                (lab, entry) -> first(lab.life(entry), WireEvent.Requested.class) < 0
                        ? judge.apply(lab, entry)
                        : Outcome.unseen(
                                "Java's HttpClient has " + entry.name() + " to itself: only its requests are seen"));
    }

    private static Outcome refusedBy(LabView lab, LedgerEntry entry, int port) {
        Outcome refused = Happening.REFUSED.judge(lab, entry);
        Endpoint remote = entry.remote();
        boolean thatPort = remote != null && remote.port() == port;
        if (thatPort && first(lab.step(entry), WireEvent.Connected.class) >= 0) {
            return Outcome.contradicted(refused.text(), "somebody listens there: try  who " + port);
        }
        return thatPort || refused.kind() != Outcome.Kind.HOLDS
                ? refused
                : Outcome.contradicted(refused.text(), "try  connect " + port);
    }

    private static Outcome halfClosed(LabView lab, LedgerEntry entry) {
        Outcome fin = Happening.HALF_CLOSED.judge(lab, entry);
        if (fin.kind() != Outcome.Kind.HOLDS) {
            return entry.open()
                    ? fin
                    : Outcome.contradicted(fin.text(), "both directions are closed: reset begins the step again");
        }
        if (!entry.open()) {
            return Outcome.contradicted(
                    entry.name() + " was closed: it can receive no more", "shutdown closes one direction only");
        }
        List<WireEvent> life = lab.life(entry);
        int halfClosed = first(life, WireEvent.HalfClosed.class);
        int peerClosed = first(life, WireEvent.PeerClosed.class);
        // A FIN of the peer's that comes later is how it should end: this side could receive until then.
        return peerClosed >= 0 && peerClosed < halfClosed
                ? Outcome.contradicted(
                        "the peer had closed already: both directions are closed", "shut down before the peer does")
                : fin;
    }

    private static int first(List<WireEvent> events, Class<? extends WireEvent.What> kind) {
        for (int i = 0; i < events.size(); i++) {
            if (kind.isInstance(events.get(i).what())) {
                return i;
            }
        }
        return -1;
    }

    private static Outcome closed(LedgerEntry entry) {
        if (entry.open()) {
            return Outcome.lacking(entry.name() + " is open", "try  close " + entry.name());
        }
        return entry.localAddress() == null || entry.remoteAddress() == null
                ? Outcome.contradicted(entry.name() + " never was open", "connect to a port where something listens")
                : Outcome.holds(entry.name() + " was closed");
    }
}
