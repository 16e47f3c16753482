package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketPair;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.Optional;

/** In which state a connection is: the kernel's word, matched by the socket pair. */
final class StateJudge {
    private StateJudge() {}

    static Outcome judge(LabView lab, LedgerEntry entry, ConnectionState wanted) {
        Outcome now = judgeNow(lab, entry, wanted);
        boolean over = !entry.open() && lab.step(entry).isEmpty();
        // What ended before the step speaks neither for nor against what the step asks for.
        return over && now.kind() == Outcome.Kind.CONTRADICTED ? Outcome.lacking(now.text(), now.next()) : now;
    }

    private static Outcome judgeNow(LabView lab, LedgerEntry entry, ConnectionState wanted) {
        if (entry.localAddress() instanceof UnixPath) {
            return onUnixSocket(lab, entry, wanted);
        }
        Endpoint local = entry.local();
        Endpoint remote = entry.remote();
        if (local == null || remote == null) {
            return neverConnected(lab, entry, wanted);
        }
        SocketPair pair = new SocketPair(local, remote);
        return lab.state(pair)
                .match(
                        state -> byKernel(lab, entry, pair, state, wanted),
                        reason -> byLab(lab, entry, pair, wanted, reason));
    }

    /**
     * It is connected or not; the eleven states are TCP's. The lab's ledger tells what has ended; that a peer is still there
     * no table of the kernel's tells.
     */
    private static Outcome onUnixSocket(LabView lab, LedgerEntry entry, ConnectionState wanted) {
        if (wanted != ConnectionState.ESTABLISHED && wanted != ConnectionState.CLOSED) {
            return Outcome.mistaken(
                    entry.name() + " is a Unix socket, which has no TCP states", "try it on 127.0.0.1 instead");
        }
        if (!entry.open()) {
            return compare(entry, entry.name() + " is closed", ConnectionState.CLOSED, wanted);
        }
        return stillOpen(lab, entry)
                ? Outcome.unseen("the system does not tell whether the other end of " + entry.name() + " is still open")
                : Outcome.lacking(entry.name() + " has one direction closed", advice(entry, wanted));
    }

    private static Outcome neverConnected(LabView lab, LedgerEntry entry, ConnectionState wanted) {
        List<WireEvent> life = lab.life(entry);
        if (life.isEmpty()) {
            return Outcome.absent(entry.name() + " has no connection", advice(entry, wanted));
        }
        String observed = Story.of(life.get(life.size() - 1));
        return entry.open()
                ? Outcome.lacking(observed, advice(entry, wanted))
                : compare(entry, observed, ConnectionState.CLOSED, wanted);
    }

    private static Outcome byKernel(
            LabView lab, LedgerEntry entry, SocketPair pair, Optional<ConnectionState> listed, ConnectionState wanted) {
        if (listed.isPresent()) {
            return compare(entry, pair + " is in " + listed.get(), listed.get(), wanted);
        }
        List<WireEvent> life = lab.life(entry);
        boolean over = Happening.RESET.first(life).isPresent() || endedBothWays(life);
        if (!entry.open() || over) {
            // RFC 9293, section 3.3.2: CLOSED is no state but the absence of one, so no table lists it.
            return compare(entry, pair + " is gone: CLOSED", ConnectionState.CLOSED, wanted);
        }
        return Outcome.absent("the kernel's table does not list " + pair, "try  state " + entry.name());
    }

    /**
     * Without the table only ESTABLISHED can be told, and only where the lab holds both ends: neither has sent FIN or RST,
     * so nothing can have ended it.
     */
    private static Outcome byLab(
            LabView lab, LedgerEntry entry, SocketPair pair, ConnectionState wanted, String reason) {
        Optional<LedgerEntry> peer = lab.otherEnd(entry);
        boolean bothOpen = peer.isPresent() && stillOpen(lab, entry) && stillOpen(lab, peer.get());
        return bothOpen && wanted == ConnectionState.ESTABLISHED
                ? Outcome.holds(pair + " is open at both ends, by the lab's own ledger")
                : Outcome.unseen(reason);
    }

    /** Both have sent FIN: what is left of it needs no row (RFC 9293, section 3.6). */
    static boolean endedBothWays(List<WireEvent> life) {
        return Happening.HALF_CLOSED.first(life).isPresent() && PeersEnd.isHere(life);
    }

    private static boolean stillOpen(LabView lab, LedgerEntry entry) {
        List<WireEvent> life = lab.life(entry);
        boolean whole = !life.isEmpty() && life.get(0).number() == entry.firstEvent();
        return entry.open()
                && whole
                && life.stream()
                        .map(WireEvent::what)
                        .noneMatch(what -> what instanceof WireEvent.HalfClosed
                                || what instanceof WireEvent.FinCame
                                || what instanceof WireEvent.PeerClosed
                                || what instanceof WireEvent.CloseNotified
                                || what instanceof WireEvent.WasReset
                                || what instanceof WireEvent.Failed);
    }

    private static Outcome compare(LedgerEntry entry, String observed, ConnectionState actual, ConnectionState wanted) {
        if (actual == wanted) {
            return Outcome.holds(observed);
        }
        return StateDiagram.canReach(actual, wanted)
                ? Outcome.lacking(observed, advice(entry, wanted))
                : Outcome.contradicted(observed, advice(entry, wanted));
    }

    private static String advice(LedgerEntry entry, ConnectionState wanted) {
        return switch (wanted) {
            case LISTEN -> "only a listener is in LISTEN: try  listen 0";
            case SYN_SENT, SYN_RECEIVED, ESTABLISHED -> "open a new connection: try  connect PORT";
            case CLOSE_WAIT -> "close the other end, and leave this one open";
            case FIN_WAIT_1, FIN_WAIT_2 -> "send FIN from this end: try  shutdown " + entry.name();
            case TIME_WAIT -> "close this end first, then the other";
            case CLOSING, LAST_ACK -> "it passes in an instant: the peer's ACK ends it";
            case CLOSED -> "try  close " + entry.name();
        };
    }
}
