package dev.homeport.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Latencies;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Swarms against servers that misbehave. */
class SwarmTroublesTest extends SwarmLabTest {
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
    void anEchoThatDripsIsGivenUpWhenItsTimeIsOver() throws Exception {
        java.util.concurrent.CountDownLatch never = new java.util.concurrent.CountDownLatch(1);
        try (ServerSocket server = server(client -> {
            InputStream in = client.getInputStream();
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                client.getOutputStream().write(octet);
                try {
                    never.await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    return;
                }
            }
        })) {
            SwarmPlan plan = new SwarmPlan(1, 1, 100_000, 1, null, java.time.Duration.ofMillis(300), 1);
            assertThat(swarm(at(server), plan).errors())
                    .singleElement()
                    .satisfies(error -> assertThat(error.trouble()).isEqualTo(SwarmTrouble.TIMED_OUT));
        }
    }
}
