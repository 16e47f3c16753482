package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.Optional;
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
                    "its TLS handshake is done: what it sends is encrypted on the wire, to its last byte (RFC 9846)",
                    "connection c1 is encrypted",
                    "encrypted with TLS",
                    slots -> onTheWire(slots, TlsSentences::encrypted)),
            Declaration.of(
                    "connection NAME was refused",
                    "it was refused in this step: nobody listens there (ECONNREFUSED, connect(2))",
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
                    "the peer's RST came in this step, whether anything was received since or not",
                    "connection c1 was reset",
                    "reset",
                    slots -> kernelAndWire(slots, PeersEnd::reset)),
            Declaration.of(
                    "connection NAME timed out",
                    "it waited in this step until a deadline was over: to be connected, to receive, or to send",
                    "connection c1 timed out",
                    "timed out",
                    slots -> happened(slots, Happening.TIMED_OUT::judge)),
            Declaration.of(
                    "connection NAME was closed by the peer",
                    "the peer's FIN came in this step, or was found by a receive in it; nothing need have been received",
                    "connection c1 was closed by the peer",
                    "closed by the peer",
                    slots -> kernelAndWire(slots, PeersEnd::fin)),
            Declaration.of(
                    "connection NAME found the end of stream",
                    "a receive on it in this step came to where the peer's stream ends",
                    "connection c1 found the end of stream",
                    "end of stream found",
                    slots -> onTheWire(slots, Happening.END_SEEN::judge)),
            Declaration.of(
                    "connection NAME is half-closed",
                    "it has sent FIN, and its peer has not: it can still receive (RFC 9293, section 3.6.1)",
                    "connection c1 is half-closed",
                    "half-closed",
                    slots -> Judge.ofKernel(LabView.ofConnection(slots.text(0), HalfClosed::isNow))),
            Declaration.of(
                    "connection NAME was half-closed",
                    "it sent FIN in this step, and could still receive then",
                    "connection c1 was half-closed",
                    "half-closed",
                    slots -> onTheWire(slots, HalfClosed::happened)),
            Declaration.of(
                    "connection NAME was aborted",
                    "it sent RST in this step: by abort, or by a close with bytes unread (RFC 9293, sections 3.10.5 and 3.6.1)",
                    "connection c1 was aborted",
                    "aborted",
                    slots -> onTheWire(slots, Happening.ABORTED::judge)),
            Declaration.of(
                    "connection NAME is closed",
                    "it was open once, and the lab has closed it",
                    "connection c1 is closed",
                    "closed",
                    slots -> happened(slots, ConnectionSentences::closed)));

    private ConnectionSentences() {}

    private static Judge state(Slots slots, ConnectionState wanted) {
        return Judge.ofKernel(
                LabView.ofConnection(slots.text(0), (lab, entry) -> StateJudge.judge(lab, entry, wanted)));
    }

    private static Judge kernelAndWire(Slots slots, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return Judge.ofKernel(onTheWire(slots, judge).judging());
    }

    private static Judge happened(Slots slots, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return Judge.ofLab(LabView.ofConnection(slots.text(0), judge));
    }

    /** For what the lab sees only where the bytes go through its hands. */
    static Judge onTheWire(Slots slots, BiFunction<LabView, LedgerEntry, Outcome> judge) {
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

    private static int first(List<WireEvent> events, Class<? extends WireEvent.What> kind) {
        for (int i = 0; i < events.size(); i++) {
            if (kind.isInstance(events.get(i).what())) {
                return i;
            }
        }
        return -1;
    }

    private static Outcome closed(LabView lab, LedgerEntry entry) {
        if (entry.open()) {
            Optional<WireEvent> reset = Happening.RESET.first(lab.life(entry));
            String observed = reset.isPresent()
                    ? Story.of(reset.get()) + ", and its socket is still open here"
                    : entry.name() + " is open";
            return Outcome.lacking(observed, "try  close " + entry.name());
        }
        return entry.localAddress() == null || entry.remoteAddress() == null
                ? Outcome.contradicted(entry.name() + " never was open", "connect to a port where something listens")
                : Outcome.holds(entry.name() + " was closed");
    }
}
