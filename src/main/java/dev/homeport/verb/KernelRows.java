package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The kernel's table beside the lab's ledger. */
final class KernelRows {
    private final Observed<List<KernelSocket>> table;

    KernelRows(Lab lab) {
        table = lab.kernelTable();
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
        return all().stream()
                .filter(r -> r.transport() == Transport.TCP)
                .filter(r -> isSame(r.local(), entry.local()))
                .filter(r -> entry.kind().listens() ? r.isListener() : Objects.equals(r.remote(), entry.remote()))
                .flatMap(r -> Optional.ofNullable(r.state()).stream())
                .findFirst();
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
