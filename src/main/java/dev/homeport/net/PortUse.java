package dev.homeport.net;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who has a port: by the kernel's table, by the lab's own ledger, and, where the table shows no listener, by trying to bind it.
 * Verbs and checks all speak from this one value.
 *
 * @param rows the table's rows with that local port
 * @param own the open entries of the lab's ledger with that local port
 * @param tries on loopback; empty where none was made
 */
public record PortUse(
        Transport transport, int port, Observed<List<KernelSocket>> rows, List<LedgerEntry> own, List<BindTry> tries) {
    public PortUse {
        own = List.copyOf(own);
        tries = List.copyOf(tries);
    }

    /** Picks from all of the table and the ledger. */
    public static PortUse of(
            Transport transport,
            int port,
            Observed<List<KernelSocket>> table,
            List<LedgerEntry> ledger,
            List<BindTry> tries) {
        return new PortUse(
                transport,
                port,
                table.match(
                        all -> Observed.seen(all.stream()
                                .filter(row -> row.transport() == transport
                                        && row.local().port() == port)
                                .toList()),
                        Observed::unseen),
                ledger.stream()
                        .filter(each -> each.open() && isAt(each, port) && (transport == Transport.UDP) == isUdp(each))
                        .toList(),
                tries);
    }

    private static boolean isAt(LedgerEntry entry, int port) {
        Endpoint local = entry.local();
        return local != null && local.port() == port;
    }

    private static boolean isUdp(LedgerEntry entry) {
        return entry.kind().isDatagram();
    }

    /** What takes what comes to the port: TCP listeners, or all UDP sockets. Empty also where the table cannot be read. */
    public List<KernelSocket> taking() {
        return rows.orElse(List.of()).stream().filter(KernelSocket::takes).toList();
    }

    /** The TCP connections whose local port it is. Empty also where the table cannot be read. */
    public List<KernelSocket> connections() {
        return rows.orElse(List.of()).stream().filter(row -> !row.takes()).toList();
    }

    /** The lab's own sockets that take what comes to the port. */
    public List<LedgerEntry> ownTaking() {
        return own.stream()
                .filter(each -> transport == Transport.UDP || each.kind().listens())
                .toList();
    }

    /** The first address at which it could not be bound, as something has it there. */
    public Optional<BindTry> refusal() {
        return first(BindTry.Result.IN_USE);
    }

    /** The first try of that result. */
    public Optional<BindTry> first(BindTry.Result result) {
        return tries.stream().filter(each -> each.result() == result).findFirst();
    }

    /** Whether it was bound wherever that is possible here. */
    public boolean isBindable() {
        return refusal().isEmpty()
                && first(BindTry.Result.NOT_PERMITTED).isEmpty()
                && first(BindTry.Result.BOUND).isPresent();
    }

    /** The connection that stands in the way of binding the endpoint, one with a known program rather than another. */
    public Optional<KernelSocket> inTheWay(Endpoint at) {
        List<KernelSocket> there =
                connections().stream().filter(row -> collides(row.local(), at)).toList();
        return there.stream()
                .filter(row -> !row.owners().isEmpty())
                .findFirst()
                .or(() -> there.stream().findFirst());
    }

    /** The same port of another address is no obstacle, unless one of the two stands for all addresses. */
    public static boolean collides(Endpoint held, Endpoint at) {
        return held.port() == at.port()
                && (held.address().equals(at.address()) || held.isWildcard() || at.isWildcard());
    }

    /**
     * What keeps the endpoint from being bound although nobody listens there: {@code a connection in ESTABLISHED to 127.0.0.1:9, of
     * python3}.
     *
     * @param named how a program is called
     */
    public String obstacle(Endpoint at, Function<Owner, String> named) {
        Optional<LedgerEntry> ours = own.stream()
                .filter(each -> each.local() != null && collides(each.local(), at))
                .findFirst();
        if (ours.isPresent()) {
            LedgerEntry entry = ours.get();
            return entry.name() + " of this lab, a " + entry.kind().word()
                    + (entry.remote() == null ? "" : " to " + entry.remote());
        }
        return inTheWay(at)
                .map(row -> "a connection in " + row.state() + (row.remote() == null ? "" : " to " + row.remote())
                        + row.owner()
                                .match(
                                        owner -> ", of " + named.apply(owner),
                                        reason -> row.user().isEmpty() ? "" : ", of user " + row.user()))
                .orElse("a socket that is bound to it and does not listen");
    }
}
