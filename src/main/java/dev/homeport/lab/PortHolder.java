package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Transport;
import java.util.List;
import java.util.Optional;

/** Finds who has a port that could not be bound. */
final class PortHolder implements Troubles.Holder {
    private final Ledger ledger;
    private final Kernel kernel;
    private final Transport transport;

    PortHolder(Ledger ledger, Kernel kernel, Transport transport) {
        this.ledger = ledger;
        this.kernel = kernel;
        this.transport = transport;
    }

    @Override
    public Troubles.Taken of(Endpoint at) {
        for (LedgerEntry entry : ledger.open()) {
            Endpoint local = entry.local();
            if (local != null && collides(local, at) && holds(entry)) {
                return new Troubles.Taken(entry.name() + " of this lab", "`close " + entry.name() + "` frees it");
            }
        }
        List<KernelSocket> rows = kernel.table().orElse(List.of()).stream()
                .filter(row -> row.transport() == transport && collides(row.local(), at))
                .toList();
        return rows.stream()
                .filter(row -> transport == Transport.UDP || row.isListener())
                .findFirst()
                .map(row -> new Troubles.Taken(program(row), ask(at)))
                .or(() -> rows.stream().findFirst().map(PortHolder::connection))
                .orElseGet(() -> new Troubles.Taken("another program", ask(at)));
    }

    @Override
    public Optional<String> listener(Endpoint at) {
        return kernel.table().orElse(List.of()).stream()
                .filter(row -> row.isListener() && listensFor(row.local(), at))
                .findFirst()
                .map(PortHolder::program);
    }

    /** Whether a wildcard of IPv6 stands for IPv4 as well is not in the table. */
    private static boolean listensFor(Endpoint local, Endpoint at) {
        return local.port() == at.port()
                && (local.address().equals(at.address())
                        || (local.isWildcard()
                                && local.address()
                                        .getClass()
                                        .equals(at.address().getClass())));
    }

    private static String ask(Endpoint at) {
        return "`who " + at.port() + "` tells more, `free " + at.port() + "` ends it if you agree";
    }

    private static Troubles.Taken connection(KernelSocket row) {
        // Twice the maximum segment lifetime (RFC 9293, section 3.4.2): four minutes by the book, one on Linux.
        return new Troubles.Taken(
                "a connection in " + row.state(),
                row.state() == ConnectionState.TIME_WAIT
                        ? "no program has it any more, and the kernel lets go in a minute or a few"
                        : "it is free again once that connection is over");
    }

    /** The same port of another address is no obstacle, unless one of the two stands for all addresses. */
    private static boolean collides(Endpoint held, Endpoint at) {
        return held.port() == at.port()
                && (held.address().equals(at.address()) || held.isWildcard() || at.isWildcard());
    }

    private boolean holds(LedgerEntry entry) {
        return transport == Transport.UDP
                ? entry.kind().isDatagram()
                : entry.kind().listens();
    }

    private static String program(KernelSocket row) {
        return row.owner()
                .match(
                        owner -> owner.name() + ", process " + owner.pid(),
                        reason -> "another program (" + reason + ")");
    }
}
