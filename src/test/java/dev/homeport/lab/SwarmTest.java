package dev.homeport.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Latencies;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Swarms against the lab's own servers, and against servers that misbehave. */
class SwarmTest extends LabTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private SwarmResult swarm(Endpoint to, SwarmPlan plan) throws LabException {
        return lab.swarms().run(to, plan, at -> {}, act());
    }

    private static SwarmPlan plan(int clients, long messages, int size, int pipeline) {
        return new SwarmPlan(clients, messages, size, pipeline, null, PATIENCE, 1);
    }

    private Endpoint echo(EchoMode mode) throws LabException {
        return local(lab.echo(ANY_PORT, "e", new EchoSettings(mode, mode.usualClients(), true), false, act()));
    }

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "10,20,7,1", "10,20,7,3", "3,40,70000,4", "2,3,1048576,2", "1000,2,32,1"})
    void everyByteOfEveryMessageIsCompared(int clients, long messages, int size, int pipeline) throws Exception {
        SwarmResult result = swarm(echo(EchoMode.SELECTOR), plan(clients, messages, size, pipeline));
        assertThat(result.errors()).isEmpty();
        assertThat(result.connected()).isEqualTo(clients);
        assertThat(result.messages()).isEqualTo(clients * messages);
        assertThat(result.bytes()).isEqualTo(clients * messages * size);
        Latencies latencies = result.latencies();
        assertThat(latencies.count()).isEqualTo(clients * messages);
        assertThat(latencies.bars().stream().mapToLong(Latencies.Bar::count).sum())
                .isEqualTo(latencies.count());
        assertThat(List.of(
                        latencies.min(),
                        latencies.p50(),
                        latencies.p90(),
                        latencies.p99(),
                        latencies.p999(),
                        latencies.max()))
                .isSorted();
        assertThat(result.elapsed()).isPositive();
        assertThat(result.stopped()).isFalse();
    }

    @Test
    void itStandsOnceInTheLedgerAndOnceInTheWireLog() throws Exception {
        Endpoint to = echo(EchoMode.SELECTOR);
        swarm(to, plan(5, 2, 10, 1));
        LedgerEntry entry = lab.find("s1").orElseThrow();
        assertThat(entry.kind()).isEqualTo(SocketKind.SWARM);
        assertThat(entry.open()).isFalse();
        assertThat(entry.remote()).isEqualTo(to);
        assertThat(eventsOf("s1")).containsExactly(new WireEvent.Swarmed(5, 10, 100, 0));
    }

    @Test
    void timeEndsItWithEverythingThatWasBegunEchoed() throws Exception {
        SwarmPlan plan = new SwarmPlan(8, Long.MAX_VALUE, 64, 4, Duration.ofMillis(200), PATIENCE, 1);
        SwarmResult result = swarm(echo(EchoMode.THREADS), plan);
        assertThat(result.errors()).isEmpty();
        assertThat(result.messages()).isPositive();
        assertThat(result.bytes()).isEqualTo(result.messages() * 64);
    }

    @Test
    void itTellsHowFarItIs() throws Exception {
        List<SwarmProgress> seen = new ArrayList<>();
        SwarmPlan plan = new SwarmPlan(2, Long.MAX_VALUE, 64, 1, Duration.ofMillis(500), PATIENCE, 1);
        lab.swarms().run(echo(EchoMode.THREADS), plan, seen::add, act());
        assertThat(seen).isNotEmpty().allMatch(at -> at.done() >= 0 && at.done() <= 1);
        assertThat(seen).extracting(SwarmProgress::done).isSorted();
    }

    @Test
    void nobodyThereIsRefusedForEachClient() throws Exception {
        Endpoint gone = listenAndClose();
        SwarmResult result = swarm(gone, plan(3, 1, 1, 1));
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.trouble()).isEqualTo(SwarmTrouble.REFUSED);
            assertThat(error.clients()).isEqualTo(3);
            assertThat(error.first()).isEqualTo("client 1");
        });
        assertThat(result.connected()).isZero();
        assertThat(result.latencies()).isEqualTo(Latencies.NONE);
    }

    private Endpoint listenAndClose() throws LabException {
        Endpoint at = local(listen("l"));
        lab.close("l");
        return at;
    }

    /** What a server does with one connection. */
    private interface Manners {
        void serve(Socket client) throws IOException;
    }

    /** A server that the lab knows nothing of; it serves one client after the other until it is closed. */
    private static ServerSocket server(Manners manners) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try (Socket client = server.accept()) {
                            manners.serve(client);
                        } catch (IOException closed) {
                            // The next one, or the end.
                        }
                    }
                },
                "server of a test");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private static Endpoint at(ServerSocket server) {
        return Endpoint.loopback(server.getLocalPort());
    }

    @Test
    void aWrongByteIsNamedByItsPlace() throws Exception {
        try (ServerSocket server = server(client -> {
            InputStream in = client.getInputStream();
            byte[] all = in.readNBytes(20);
            all[13] ^= 1;
            client.getOutputStream().write(all);
            in.read();
        })) {
            SwarmResult result = swarm(at(server), plan(1, 2, 10, 2));
            assertThat(result.messages()).isEqualTo(1);
            assertThat(result.bytes()).isEqualTo(13);
            assertThat(result.errors()).singleElement().satisfies(error -> {
                assertThat(error.trouble()).isEqualTo(SwarmTrouble.WRONG_BYTE);
                assertThat(error.first())
                        .matches("client 1, byte 13 \\(message 2\\): expected 0x[0-9a-f]{2}, got 0x[0-9a-f]{2}");
            });
        }
    }

    @Test
    void moreThanWasSentIsWrongToo() throws Exception {
        try (ServerSocket server = server(client -> {
            byte[] all = client.getInputStream().readNBytes(10);
            byte[] more = java.util.Arrays.copyOf(all, 11);
            client.getOutputStream().write(more);
            client.getInputStream().read();
        })) {
            SwarmResult result = swarm(at(server), plan(1, 1, 10, 1));
            assertThat(result.errors()).singleElement().satisfies(error -> {
                assertThat(error.trouble()).isEqualTo(SwarmTrouble.WRONG_BYTE);
                assertThat(error.first()).startsWith("client 1, byte 10 (message 2): expected nothing more, got 0x");
            });
        }
    }

    @Test
    void aServerThatClosesEarlyIsSaidWithWhatIsMissing() throws Exception {
        try (ServerSocket server = server(client -> {
            byte[] some = client.getInputStream().readNBytes(10);
            client.getOutputStream().write(some, 0, 4);
        })) {
            SwarmResult result = swarm(at(server), plan(1, 1, 10, 1));
            assertThat(result.errors()).singleElement().satisfies(error -> {
                assertThat(error.trouble()).isEqualTo(SwarmTrouble.CLOSED_EARLY);
                assertThat(error.first()).isEqualTo("client 1, byte 4 (message 1)");
            });
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            SwarmPlan plan = new SwarmPlan(2, 1, 10, 1, null, Duration.ofMillis(300), 1);
            SwarmResult result = swarm(at(silent), plan);
            assertThat(result.errors()).singleElement().satisfies(error -> {
                assertThat(error.trouble()).isEqualTo(SwarmTrouble.TIMED_OUT);
                assertThat(error.clients()).isEqualTo(2);
                assertThat(error.first()).isEqualTo("client 1, byte 0 (message 1): no echo");
            });
        }
    }

    @Test
    void aServerOfOneClientAtATimeShowsAsTimedOutClients() throws Exception {
        SwarmPlan plan = new SwarmPlan(3, Long.MAX_VALUE, 10, 1, Duration.ofMillis(1500), Duration.ofMillis(500), 1);
        SwarmResult result = swarm(echo(EchoMode.ONE), plan);
        assertThat(result.messages()).isPositive();
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.trouble()).isEqualTo(SwarmTrouble.TIMED_OUT);
            assertThat(error.clients()).isEqualTo(2);
        });
    }

    @Test
    void controlCEndsItWithTheResultSoFar() throws Exception {
        Cancellation cancellation = new Cancellation();
        Act act = new Act("swarm", PATIENCE, cancellation);
        SwarmPlan plan = new SwarmPlan(4, Long.MAX_VALUE, 32, 1, null, PATIENCE, 1);
        SwarmResult result = lab.swarms()
                .run(
                        echo(EchoMode.THREADS),
                        plan,
                        at -> {
                            if (at.messages() > 0) {
                                cancellation.cancel();
                            }
                        },
                        act);
        assertThat(result.stopped()).isTrue();
        assertThat(result.messages()).isPositive();
    }

    @Test
    void theLabsEndEndsIt() throws Exception {
        Endpoint to = echo(EchoMode.THREADS);
        SwarmPlan plan = new SwarmPlan(4, Long.MAX_VALUE, 32, 1, null, PATIENCE, 1);
        Thread closing = new Thread(lab::close);
        SwarmResult result = lab.swarms()
                .run(
                        to,
                        plan,
                        at -> {
                            if (at.messages() > 0 && closing.getState() == Thread.State.NEW) {
                                closing.start();
                            }
                        },
                        act());
        closing.join();
        assertThat(result.messages()).isPositive();
        assertThat(lab.ledger()).noneMatch(LedgerEntry::open);
    }

    @Test
    void aServerThatReadsLinesCanBeLoadedToo() throws Exception {
        try (ServerSocket server = server(client -> {
            BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                client.getOutputStream().write((line + "\n").getBytes(UTF_8));
            }
        })) {
            SwarmResult result = swarm(at(server), plan(1, 50, 33, 3));
            assertThat(result.errors()).isEmpty();
            assertThat(result.messages()).isEqualTo(50);
        }
    }

    @Test
    void streamsThatGotCrossedAreFoundInEveryClient() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread crossing = new Thread(() -> {
                try (Socket one = server.accept();
                        Socket other = server.accept()) {
                    byte[] first = one.getInputStream().readNBytes(16);
                    byte[] second = other.getInputStream().readNBytes(16);
                    one.getOutputStream().write(second);
                    other.getOutputStream().write(first);
                    one.getInputStream().read();
                } catch (IOException ended) {
                    // The swarm gave up on it, which is the point.
                }
            });
            crossing.start();
            SwarmResult result = swarm(at(server), plan(2, 1, 16, 1));
            assertThat(result.messages()).isZero();
            assertThat(result.errors()).singleElement().satisfies(error -> {
                assertThat(error.trouble()).isEqualTo(SwarmTrouble.WRONG_BYTE);
                assertThat(error.clients()).isEqualTo(2);
            });
            crossing.join();
        }
    }

    @Test
    void aServerThatResetsInTheMiddleIsTold() throws Exception {
        try (ServerSocket server = server(client -> {
            client.getOutputStream().write(client.getInputStream().readNBytes(10));
            client.getInputStream().read();
            client.setSoLinger(true, 0);
        })) {
            SwarmResult result = swarm(at(server), plan(1, 1000, 10, 1));
            assertThat(result.messages()).isEqualTo(1);
            assertThat(result.errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.trouble()).isEqualTo(SwarmTrouble.RESET));
        }
    }

    @Test
    void aServerOnIpv6IsReached() throws Exception {
        Endpoint at;
        try {
            EchoSettings settings = new EchoSettings(EchoMode.THREADS, EchoMode.THREADS.usualClients(), true);
            at = local(lab.echo(new Endpoint(InetAddress.getByName("::1"), 0), "e", settings, false, act()));
        } catch (LabException noIpv6) {
            Assumptions.abort("no IPv6 here: " + noIpv6.what());
            return;
        }
        assertThat(swarm(at, plan(2, 2, 10, 1)).messages()).isEqualTo(4);
    }

    @Test
    void onlyLoopbackIsLoaded() {
        assertThatThrownBy(() -> swarm(new Endpoint(InetAddress.getByName("192.0.2.1"), 7), plan(1, 1, 1, 1)))
                .isInstanceOfSatisfying(
                        LabException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.EXPOSED));
    }
}
