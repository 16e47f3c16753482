package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketPair;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.Optional;

/**
 * Whether the peer's FIN or RST came in the step. The wire log tells of what the lab's sockets were told; the lab's own socket
 * at the other end and the kernel's table tell of the rest.
 */
final class PeersEnd {
    private PeersEnd() {}

    static Outcome reset(LabView lab, LedgerEntry entry) {
        Optional<WireEvent> sent = sentByTheOtherEnd(lab, entry, Happening.ABORTED);
        if (sent.isPresent()) {
            return Outcome.holds(entry.name() + " was reset: " + Story.of(sent.get()));
        }
        Outcome told = Happening.RESET.judge(lab, entry);
        return undecided(told, entry)
                ? earlier(lab, entry, Happening.RESET).orElseGet(() -> isListed(lab, entry, told))
                : told;
    }

    static Outcome fin(LabView lab, LedgerEntry entry) {
        Outcome told = Happening.PEER_CLOSED.judge(lab, entry);
        if (!undecided(told, entry)) {
            return told;
        }
        Optional<WireEvent> sent = sentByTheOtherEnd(lab, entry, Happening.HALF_CLOSED);
        if (sent.isPresent()) {
            return Outcome.holds(entry.name() + " was closed by the peer: " + Story.of(sent.get()));
        }
        return earlier(lab, entry, Happening.PEER_CLOSED).orElseGet(() -> byState(lab, entry, told));
    }

    /** Of an open connection neither "nothing happened" nor "something else did" is the last word. */
    private static boolean undecided(Outcome told, LedgerEntry entry) {
        return entry.open() && (told.kind() == Outcome.Kind.ABSENT || told.kind() == Outcome.Kind.LACKING);
    }

    /** While this end was open. */
    private static Optional<WireEvent> sentByTheOtherEnd(LabView lab, LedgerEntry entry, Happening what) {
        long closed = lab.life(entry).stream()
                .filter(event -> event.what() instanceof WireEvent.Closed || event.what() instanceof WireEvent.Aborted)
                .mapToLong(WireEvent::number)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        return lab.otherEnd(entry)
                .flatMap(other -> what.first(lab.step(other)))
                .filter(event -> event.number() < closed);
    }

    /** What ends a connection happens once. Where that was before, the step speaks neither for nor against it. */
    private static Optional<Outcome> earlier(LabView lab, LedgerEntry entry, Happening what) {
        return what.first(lab.life(entry))
                .map(event -> Outcome.absent(
                        Story.of(event) + " before this step", "open a new connection: try  connect PORT"));
    }

    /** The row of a connection that was reset is gone at once (RFC 9293, section 3.5.3). */
    private static Outcome isListed(LabView lab, LedgerEntry entry, Outcome told) {
        Endpoint local = entry.local();
        Endpoint remote = entry.remote();
        if (local == null || remote == null || StateJudge.endedBothWays(lab.life(entry))) {
            return told;
        }
        SocketPair pair = new SocketPair(local, remote);
        boolean gone = lab.state(pair).match(Optional::isEmpty, unknown -> false);
        return gone
                ? Outcome.unsure("the kernel's table does not list " + pair + ": it may have been reset", told.next())
                : told;
    }

    private static Outcome byState(LabView lab, LedgerEntry entry, Outcome told) {
        Endpoint local = entry.local();
        Endpoint remote = entry.remote();
        if (local == null || remote == null) {
            return entry.remoteAddress() == null
                    ? told
                    : Outcome.unsure(
                            "the system does not tell whether the other end of " + entry.name() + " is still open",
                            told.next());
        }
        SocketPair pair = new SocketPair(local, remote);
        boolean ofThisStep = entry.firstEvent() > lab.seen().mark();
        return lab.state(pair)
                .match(
                        listed -> listed.filter(ConnectionState::tellsPeersFin)
                                .map(state -> here(pair, state, ofThisStep, told))
                                .orElse(told),
                        unknown -> Outcome.unsure(told.text() + "; " + unknown, told.next()));
    }

    private static Outcome here(SocketPair pair, ConnectionState state, boolean ofThisStep, Outcome told) {
        String fin = pair + " is in " + state + ": the peer's FIN is here";
        return ofThisStep
                ? Outcome.holds(fin)
                : Outcome.unsure(fin + ", and perhaps since before this step", told.next());
    }

    /** Whether the peer can send no more, whatever was received of it. */
    static boolean isHere(List<WireEvent> life) {
        return Happening.PEER_CLOSED.first(life).isPresent();
    }
}
