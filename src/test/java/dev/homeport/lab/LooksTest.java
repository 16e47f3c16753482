package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.HttpUrl;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import dev.homeport.net.Snapshot;
import dev.homeport.net.Transport;
import dev.homeport.servers.Habit;
import dev.homeport.servers.TcpServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LooksTest extends LabTest {
    private <T> Observed<T> look(Look<T> look) {
        return lab.snapshot(0, List.of(look), act()).answer(look);
    }

    private static <T> T seen(Observed<T> observed) {
        return observed.match(value -> value, reason -> {
            throw new AssertionError("unseen: " + reason);
        });
    }

    /** Connections of an earlier life of the port may be there too, in TIME-WAIT: only the pair names one connection. */
    private List<KernelSocket> rowsOf(Endpoint local, @Nullable Endpoint remote) {
        return seen(lab.kernelTable()).stream()
                .filter(row -> row.transport() == Transport.TCP && row.local().equals(local))
                .filter(row -> Objects.equals(row.remote(), remote))
                .toList();
    }

    @Test
    void theKernelNamesThisProcessAsTheListenersOwner() throws Exception {
        Endpoint at = local(listen("l"));
        KernelSocket row = rowsOf(at, null).get(0);
        assertThat(row.state()).isEqualTo(ConnectionState.LISTEN);
        assertThat(row.remote()).isNull();
        assertThat(seen(row.owner()).pid())
                .isEqualTo((int) ProcessHandle.current().pid());
        assertThat(seen(row.owner()).name()).startsWith("java");
        assertThat(seen(row.owner()).commandLine()).contains("java");
        lab.close("l");
        assertThat(rowsOf(at, null)).isEmpty();
    }

    @Test
    void anIpv4ListenerOfAnotherKindStandsThereByItsIpv4Address() throws Exception {
        try (ServerSocket mapped = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            assertThat(rowsOf(Endpoint.loopback(mapped.getLocalPort()), null)).hasSize(1);
        }
    }

    @Test
    void theKernelShowsWhatStateAConnectionIsIn() throws Exception {
        pair();
        Endpoint client = local(lab.find("c").orElseThrow());
        Endpoint server = local(lab.find("a").orElseThrow());
        assertThat(rowsOf(client, server)).extracting(KernelSocket::state).containsExactly(ConnectionState.ESTABLISHED);
        lab.halfClose("c");
        // FIN-WAIT-1 comes first and lasts until the peer's kernel has acknowledged.
        awaitState(client, server, ConnectionState.FIN_WAIT_2);
        assertThat(rowsOf(server, client)).extracting(KernelSocket::state).contains(ConnectionState.CLOSE_WAIT);
        lab.close("a");
        lab.close("c");
        KernelSocket timeWait = awaitState(client, server, ConnectionState.TIME_WAIT);
        assertThat(timeWait.owner()).isEqualTo(Observed.unseen("the kernel names no owner in TIME-WAIT"));
    }

    private KernelSocket awaitState(Endpoint local, Endpoint remote, ConnectionState state) {
        return Awaitility.await()
                .until(
                        () -> rowsOf(local, remote),
                        rows -> rows.size() == 1 && rows.get(0).state() == state)
                .get(0);
    }

    @Test
    void aConnectionThatNobodyAcceptedIsSaidToWait() throws Exception {
        LedgerEntry listener = listen("l");
        Endpoint client = local(lab.connect(local(listener), "c", act()));
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "other systems name an owner here");
        KernelSocket waiting = rowsOf(local(listener), client).get(0);
        assertThat(waiting.owner())
                .isEqualTo(Observed.unseen("waiting in the listener's queue: no program has accepted it yet"));
    }

    @Test
    void anotherProcessIsNamedAsTheHolderOfAPort() throws Exception {
        Process python;
        try {
            python = new ProcessBuilder(
                            "python3",
                            "-c",
                            "import socket,sys\ns=socket.create_server(('127.0.0.1',0))\n"
                                    + "print(s.getsockname()[1],flush=True)\nsys.stdin.read()")
                    .start();
        } catch (java.io.IOException absent) {
            Assumptions.abort("python3 is not installed");
            return;
        }
        try {
            int port = Integer.parseInt(python.inputReader().readLine());
            LabException taken = failure(
                    dev.homeport.net.Trouble.PORT_TAKEN,
                    () -> lab.listen(Endpoint.loopback(port), null, 5, true, false, act()));
            assertThat(taken.what())
                    .startsWith("port " + port + " is taken by python")
                    .endsWith(", process " + python.pid());
        } finally {
            python.getOutputStream().close();
            assertThat(python.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void theEphemeralRangeIsTheKernels() {
        PortRange range = seen(lab.ports().ephemeralRange());
        assertThat(range.size()).isGreaterThan(1_000);
        assertThat(look(new Look.EphemeralRange())).isEqualTo(Observed.seen(range));
    }

    @Test
    void namesAreResolvedOrSaidToBeUnknown() {
        assertThat(seen(lab.resolve("localhost"))).contains(LoopbackAddress.V4);
        // RFC 6761, section 6.4: no name under .invalid exists.
        assertThat(look(new Look.Resolution("nobody.invalid")))
                .isEqualTo(Observed.unseen("the name is not known to this machine's resolver"));
    }

    @Test
    void aPageIsAskedForWithoutATrace() throws Exception {
        int port = local(lab.serve(ANY_PORT, "w", false, act())).port();
        lab.route("w", new WebRoute("GET", "/hello", 200, "text/plain", "hello\n"));
        long mark = lab.mark();
        HttpAnswer page = seen(look(HttpAnswers.get("http://localhost:" + port + "/hello")));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().text()).isEqualTo("hello\n");
        assertThat(seen(look(HttpAnswers.head("http://127.0.0.1:" + port + "/none")))
                        .status())
                .isEqualTo(404);
        assertThat(lab.mark()).isEqualTo(mark);
        lab.close("w");
        assertThat(seen(look(HttpAnswers.get("http://127.0.0.1:" + port + "/"))))
                .isEqualTo(HttpAnswer.none(HttpEnd.REFUSED, "", List.of(Endpoint.loopback(port))));
        assertThat(look(new Look.Http(HttpRequest.get(new HttpUrl(false, "example.org", 80, "/")), true)))
                .isEqualTo(Observed.unseen("example.org is not on loopback: the request would leave this machine"));
    }

    @Test
    void aSnapshotHoldsLedgerEventsAndAnswers() throws Exception {
        listen("l");
        Snapshot snapshot = lab.snapshot(1, List.of(new Look.KernelTable()), act());
        assertThat(snapshot.ledger()).isEqualTo(lab.ledger());
        assertThat(snapshot.events()).isEqualTo(lab.events());
        assertThat(snapshot.eventsOfStep()).hasSize(1);
        assertThat(seen(snapshot.kernel())).isNotEmpty();
        assertThat(snapshot.answer(new Look.EphemeralRange())).isEqualTo(Observed.unseen("nobody looked"));
    }

    @Test
    void aCancelledLookSeesNothing() throws Exception {
        Cancellation stop = new Cancellation();
        try (TcpServer silent = TcpServer.open(Habit.DISCARD)) {
            Look.Echo look = new Look.Echo(silent.port(), Bytes.utf8("x"));
            Future<Snapshot> looking =
                    meanwhile(() -> lab.snapshot(0, List.of(look), new Act("look", Act.DEFAULT_WITHIN, stop)));
            Awaitility.await().until(() -> silent.accepted() > 0);
            stop.cancel();
            assertThat(looking.get(5, TimeUnit.SECONDS).answer(look))
                    .isEqualTo(Observed.unseen("the look was cancelled"));
        }
    }

    @Test
    void awaitChangeWakesWhenAnotherProgramListens() throws Exception {
        lab.watchKernel();
        lab.watchKernel();
        long seen = lab.revision();
        assertThat(lab.awaitChange(Long.MAX_VALUE, Duration.ofMillis(20))).isFalse();
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            assertThat(other.isBound()).isTrue();
            // The watch may take its first look only now: let it see several changes.
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> {
                new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1")).close();
                return lab.awaitChange(seen, Duration.ofMillis(600));
            });
        }
    }
}
