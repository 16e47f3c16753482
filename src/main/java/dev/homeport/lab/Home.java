package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every socket of one lab shares. */
record Home(Ledger ledger, WireLog log, ProbePorts probePorts, Warnings warnings) {
    Home() {
        this(new ProbePorts());
    }

    private Home(ProbePorts probePorts) {
        this(Ledger.opened(), new WireLog(probePorts), probePorts, new Warnings());
    }

    /** Enters something open; the event that tells of it is added in the same moment. */
    LedgerEntry enter(
            String name,
            SocketKind kind,
            @Nullable Address local,
            @Nullable Address remote,
            @Nullable String parent,
            String line,
            Held held,
            WireEvent.What... whats)
            throws LabException {
        log.lock();
        try {
            LedgerEntry entry =
                    new LedgerEntry(name, kind, local, remote, parent, true, line, Instant.now(), log.mark() + 1);
            ledger.open(entry, held);
            for (WireEvent.What what : whats) {
                log.add(name, local, remote, what);
            }
            return entry;
        } finally {
            log.unlock();
        }
    }

    /** Enters what is bound and listens. */
    LedgerEntry enterListening(String name, SocketKind kind, Address local, int backlog, String line, Held held)
            throws LabException {
        return enter(
                name, kind, local, null, null, line, held, new WireEvent.Bound(), new WireEvent.Listening(backlog));
    }

    /** bind(2) refused it. It stays in the ledger as closed, as a refused connection does, so that checks can speak of it. */
    void bindRefused(String name, SocketKind kind, Address at, String line, IOException failed) {
        log.lock();
        try {
            long first = log.add(
                    name, null, null, new WireEvent.BindRefused(at, Troubles.isInUse(failed), Reason.of(failed)));
            ledger.failed(new LedgerEntry(name, kind, null, null, null, false, line, Instant.now(), first));
        } finally {
            log.unlock();
        }
    }

    /** What was bound and had no peer of its own is closed. */
    void closed(String name, Address local, Held held) {
        closed(name, local, null, held);
    }

    /** As above, with the peer's address where it had one. */
    void closed(String name, @Nullable Address local, @Nullable Address remote, Held held) {
        log.lock();
        try {
            log.add(name, local, remote, new WireEvent.Closed());
            ledger.closed(held);
        } finally {
            log.unlock();
        }
    }
}
