package dev.homeport.lab;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.KernelStates;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketPair;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Notes in the wire log what has come to the learner's sockets and was not received: FIN, RST, ICMP's port unreachable. */
final class Arrivals {
    private final Ledger ledger;

    Arrivals(Ledger ledger) {
        this.ledger = ledger;
    }

    /** @param table asked at most once, and only where the sockets themselves do not tell */
    void note(Supplier<Observed<List<KernelSocket>>> table) {
        @Nullable Observed<KernelStates> read = null;
        for (TcpConnection each : ledger.open(TcpConnection.class)) {
            if (each.needsTable() && read == null) {
                read = states(table.get());
            }
            each.look(read == null ? Observed.unseen("nobody asked") : stateOf(each, read));
        }
        ledger.open(UdpSocket.class).forEach(UdpSocket::look);
    }

    /** The same for this one alone, before something is done to it. */
    static void note(Held one, Supplier<Observed<List<KernelSocket>>> table) {
        if (one instanceof TcpConnection connection) {
            connection.look(
                    connection.needsTable()
                            ? stateOf(connection, states(table.get()))
                            : Observed.unseen("nobody asked"));
        }
    }

    private static Observed<KernelStates> states(Observed<List<KernelSocket>> table) {
        return table.match(rows -> Observed.seen(new KernelStates(rows)), Observed::unseen);
    }

    private static Observed<Optional<ConnectionState>> stateOf(
            TcpConnection connection, Observed<KernelStates> states) {
        return states.match(
                all -> Observed.seen(
                        connection.local() instanceof Endpoint local && connection.remote() instanceof Endpoint remote
                                ? all.of(new SocketPair(local, remote))
                                : Optional.empty()),
                Observed::unseen);
    }
}
