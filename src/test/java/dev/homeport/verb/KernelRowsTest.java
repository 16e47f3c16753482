package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.CountedReads;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The kernel's table beside a ledger of thousands. */
class KernelRowsTest {
    private static final int MANY = 500;
    private static final Endpoint SERVER = Endpoint.loopback(62893);

    private static KernelSocket row(Endpoint local, @Nullable Endpoint remote, ConnectionState state) {
        return new KernelSocket(Transport.TCP, local, remote, state, Observed.unseen("nobody asked"));
    }

    private static LedgerEntry entry(SocketKind kind, Endpoint local, @Nullable Endpoint remote) {
        return new LedgerEntry("s", kind, local, remote, null, true, "a line", Instant.EPOCH, 1);
    }

    @Test
    void theTableIsReadOnceForAllSockets() {
        List<KernelSocket> rows = new ArrayList<>();
        rows.add(row(SERVER, null, ConnectionState.LISTEN));
        for (int i = 0; i < MANY; i++) {
            rows.add(row(SERVER, Endpoint.loopback(40000 + i), ConnectionState.CLOSE_WAIT));
        }
        CountedReads<KernelSocket> table = new CountedReads<>(rows);
        KernelRows kernel = new KernelRows(Observed.seen(table));
        for (int i = 0; i < MANY; i++) {
            assertThat(kernel.state(entry(SocketKind.CONNECTION, SERVER, Endpoint.loopback(40000 + i))))
                    .contains(ConnectionState.CLOSE_WAIT);
            assertThat(kernel.state(entry(SocketKind.LISTENER, SERVER, null))).contains(ConnectionState.LISTEN);
        }
        assertThat(table.reads()).isEqualTo(MANY + 1);
    }

    @Test
    void aListenerOnEveryAddressIsFoundUnderEitherWildcard() throws Exception {
        Endpoint six = new Endpoint(Inet6Address.getByName("::"), 62893);
        Endpoint four = new Endpoint(InetAddress.getByName("0.0.0.0"), 62893);
        KernelRows kernel = new KernelRows(Observed.seen(List.of(row(six, null, ConnectionState.LISTEN))));
        assertThat(kernel.state(entry(SocketKind.LISTENER, four, null))).contains(ConnectionState.LISTEN);
        assertThat(kernel.state(entry(SocketKind.LISTENER, SERVER, null))).isEmpty();
    }

    @Test
    void anotherListenersOrAnotherPeersRowIsNotItsOwn() {
        KernelRows kernel = new KernelRows(Observed.seen(List.of(
                row(SERVER, Endpoint.loopback(40000), ConnectionState.ESTABLISHED),
                row(new Endpoint(LoopbackAddress.V6, 62893), null, ConnectionState.LISTEN))));
        assertThat(kernel.state(entry(SocketKind.LISTENER, SERVER, null))).isEmpty();
        assertThat(kernel.state(entry(SocketKind.CONNECTION, SERVER, Endpoint.loopback(40001))))
                .isEmpty();
    }
}
