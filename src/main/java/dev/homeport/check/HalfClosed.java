package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketPair;
import dev.homeport.net.WireEvent;
import java.util.List;
import java.util.Optional;

/** Whether this end has sent FIN and can still receive (RFC 9293, section 3.6.1): now, or when it did so. */
final class HalfClosed {
    private static final String ONE_ONLY = "shutdown closes one direction only";

    private HalfClosed() {}

    static Outcome isNow(LabView lab, LedgerEntry entry) {
        Outcome now = judgeNow(lab, entry);
        boolean over = !entry.open() && lab.step(entry).isEmpty();
        // What ended before the step speaks neither for nor against what the step asks for.
        return over && now.kind() == Outcome.Kind.CONTRADICTED ? Outcome.lacking(now.text(), now.next()) : now;
    }

    static Outcome happened(LabView lab, LedgerEntry entry) {
        Outcome fin = Happening.HALF_CLOSED.judge(lab, entry);
        List<WireEvent> life = lab.life(entry);
        Optional<WireEvent> sent = Happening.HALF_CLOSED.first(life);
        boolean late = sent.isPresent()
                && Happening.PEER_CLOSED
                        .first(life)
                        .filter(came -> came.number() < sent.get().number())
                        .isPresent();
        if (fin.kind() != Outcome.Kind.HOLDS) {
            return fin;
        }
        if (late) {
            return Outcome.contradicted(
                    "the peer had closed already: both directions were closed", "shut down before the peer does");
        }
        return lab.forgottenInLife(entry) ? LabView.forgottenOutcome(entry) : fin;
    }

    private static Outcome judgeNow(LabView lab, LedgerEntry entry) {
        Endpoint local = entry.local();
        Endpoint remote = entry.remote();
        if (local == null || remote == null) {
            return byEvents(lab, entry);
        }
        SocketPair pair = new SocketPair(local, remote);
        return lab.state(pair)
                .match(
                        listed -> listed.map(state -> byState(entry, pair, state))
                                .orElseGet(() -> unlisted(lab, entry, pair)),
                        unknown -> byEvents(lab, entry));
    }

    private static Outcome byState(LedgerEntry entry, SocketPair pair, ConnectionState state) {
        String observed = pair + " is in " + state;
        return switch (state) {
            case FIN_WAIT_1, FIN_WAIT_2 ->
                entry.open() ? Outcome.holds(entry.name() + " has sent FIN and can still receive") : closed(entry);
            case CLOSE_WAIT ->
                Outcome.contradicted(observed + ": the peer has closed first", "shut down before the peer does");
            case LAST_ACK, CLOSING, TIME_WAIT, CLOSED ->
                Outcome.contradicted(observed + ": both directions are closed", ONE_ONLY);
            case LISTEN, SYN_SENT, SYN_RECEIVED, ESTABLISHED ->
                Outcome.lacking(observed, Happening.HALF_CLOSED.advice(entry));
        };
    }

    private static Outcome unlisted(LabView lab, LedgerEntry entry, SocketPair pair) {
        Outcome told = byEvents(lab, entry);
        return told.kind() == Outcome.Kind.HOLDS || told.kind() == Outcome.Kind.LACKING
                ? Outcome.absent("the kernel's table does not list " + pair, "try  state " + entry.name())
                : told;
    }

    /** Where there is no table, or no pair of endpoints to look for in it. */
    private static Outcome byEvents(LabView lab, LedgerEntry entry) {
        List<WireEvent> life = lab.life(entry);
        Optional<WireEvent> reset = Happening.RESET.first(life);
        Optional<WireEvent> fin = Happening.HALF_CLOSED.first(life);
        if (reset.isPresent()) {
            return Outcome.contradicted(Story.of(reset.get()) + ": nothing of it is left", ONE_ONLY);
        }
        if (!entry.open()) {
            return entry.localAddress() == null && !life.isEmpty()
                    ? Outcome.contradicted(Story.of(life.get(life.size() - 1)), "connect first")
                    : closed(entry);
        }
        if (PeersEnd.isHere(life)) {
            return Outcome.contradicted(
                    fin.isPresent() ? "both directions are closed" : entry.name() + " was closed by the peer first",
                    "shut down before the peer does");
        }
        if (fin.isPresent()) {
            return Outcome.holds(Story.of(fin.get()));
        }
        return lab.forgottenInLife(entry)
                ? LabView.forgottenOutcome(entry)
                : Outcome.lacking(entry.name() + " has not sent FIN", Happening.HALF_CLOSED.advice(entry));
    }

    private static Outcome closed(LedgerEntry entry) {
        return Outcome.contradicted(entry.name() + " was closed: it can receive no more", ONE_ONLY);
    }
}
