package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.KernelStates;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketPair;
import dev.homeport.net.Transport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kernel's table beside the lab's ledger. */
final class KernelRows {
    private final Observed<List<KernelSocket>> table;
    private @Nullable KernelStates states;

    KernelRows(Lab lab) {
        this(lab.kernelTable());
    }

    KernelRows(Observed<List<KernelSocket>> table) {
        this.table = table;
    }

    List<KernelSocket> all() {
        return table.orElse(List.of());
    }

    /** Why nothing could be seen, if so. */
    Optional<String> unseen() {
        return table.match(rows -> Optional.empty(), Optional::of);
    }

    /** The state in which the kernel has the socket; empty if it has no such row. */
    Optional<ConnectionState> state(LedgerEntry entry) {
        if (entry.kind().isDatagram()) {
            return Optional.empty();
        }
        Endpoint local = entry.local();
        Endpoint remote = entry.remote();
        if (local == null) {
            return Optional.empty();
        }
        if (entry.kind().listens()) {
            return states().isListening(local) ? Optional.of(ConnectionState.LISTEN) : Optional.empty();
        }
        return remote == null ? Optional.empty() : states().of(new SocketPair(local, remote));
    }

    private KernelStates states() {
        if (states == null) {
            states = new KernelStates(all());
        }
        return states;
    }

    /** Whether the kernel has the UDP socket. */
    boolean hasDatagram(LedgerEntry entry) {
        return all().stream().anyMatch(r -> r.transport() == Transport.UDP && isSame(r.local(), entry.local()));
    }

    /** The JVM listens on 0.0.0.0 with an IPv6 socket, so the kernel's table has it as [::]. */
    static boolean isSame(Endpoint row, @Nullable Endpoint ours) {
        return ours != null
                && row.port() == ours.port()
                && (row.address().equals(ours.address()) || (row.isWildcard() && ours.isWildcard()));
    }
}
