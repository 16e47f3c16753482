package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Probed;
import dev.homeport.net.Probed.Outcome;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a port looks like from outside, where no firewall stands in between. */
@Timeout(30)
class PortProbeTest {
    private final Lab lab = Lab.open(LabSettings.USUAL);

    @AfterEach
    void closeTheLab() {
        lab.close();
    }

    @Test
    void aPortWhereNobodyListensRefusesAtOnce() throws Exception {
        assertThat(probe(freePort()).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aServerThatWaitsForItsClientIsSilent() throws Exception {
        try (ServerSocket server = listener()) {
            Probed probed = probe(server.getLocalPort());
            assertThat(probed.outcome()).isEqualTo(Outcome.ACCEPTED_SILENT);
            assertThat(probed.answer()).isEqualTo(Bytes.EMPTY);
        }
    }

    @Test
    void aGreetingIsKept() throws Exception {
        try (ServerSocket server = listener()) {
            CompletableFuture<Void> greeter = serving(server, client -> {
                client.getOutputStream().write("220 hello\r\n".getBytes(StandardCharsets.US_ASCII));
                client.getInputStream().read();
            });
            Probed probed = probe(server.getLocalPort());
            assertThat(probed.outcome()).isEqualTo(Outcome.GREETED);
            assertThat(probed.answer()).isEqualTo(Bytes.utf8("220 hello\r\n"));
            greeter.join();
        }
    }

    @Test
    void theServerSeesAClientThatSaysNothingAndLeaves() throws Exception {
        try (ServerSocket server = listener()) {
            CompletableFuture<Integer> first = new CompletableFuture<>();
            CompletableFuture<Void> reader = serving(
                    server, client -> first.complete(client.getInputStream().read()));
            probe(server.getLocalPort());
            reader.join();
            assertThat(first.join()).isEqualTo(-1);
        }
    }

    @Test
    void aServerThatHangsUpIsTold() throws Exception {
        try (ServerSocket server = listener()) {
            CompletableFuture<Void> closer = serving(server, client -> {});
            assertThat(probe(server.getLocalPort()).outcome()).isEqualTo(Outcome.CLOSED);
            closer.join();
        }
    }

    /** Again and again: the reset may come before the probe has seen that it is connected. */
    @RepeatedTest(20)
    void aResetAfterTheHandshakeIsNoRefusal() throws Exception {
        try (ServerSocket server = listener()) {
            CompletableFuture<Void> aborter = serving(server, client -> client.setSoLinger(true, 0));
            assertThat(probe(server.getLocalPort()).outcome()).isEqualTo(Outcome.RESET);
            aborter.join();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // others refuse, or let more in
    void aFullQueueLooksLikeAFirewallThatDrops() throws Exception {
        List<SocketChannel> waiting = new ArrayList<>();
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(LoopbackAddress.V4, 0), 1);
            Outcome outcome = Outcome.ACCEPTED_SILENT;
            // A queue of 1 admits two or three; the loop has a bound, and the kernel decides when it is full.
            for (int i = 0; i < 10; i++) {
                SocketChannel channel = SocketChannel.open();
                waiting.add(channel);
                channel.configureBlocking(false);
                channel.connect(server.getLocalSocketAddress());
            }
            outcome = lab.ports()
                    .probe(Endpoint.loopback(server.getLocalPort()), within(Duration.ofMillis(300)))
                    .outcome();
            assertThat(outcome).isEqualTo(Outcome.TIMED_OUT);
        } finally {
            for (SocketChannel each : waiting) {
                each.close();
            }
        }
    }

    @Test
    void aUdpPortWithoutASocketIsRefusedByTheKernel() throws Exception {
        int port;
        try (DatagramSocket gone = new DatagramSocket(0, LoopbackAddress.V4)) {
            port = gone.getLocalPort();
        }
        assertThat(probeUdp(port).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aUdpProgramThatKeepsQuietIsSilent() throws Exception {
        try (DatagramSocket quiet = new DatagramSocket(0, LoopbackAddress.V4)) {
            assertThat(probeUdp(quiet.getLocalPort()).outcome()).isEqualTo(Outcome.SILENT);
        }
    }

    @Test
    void aUdpAnswerIsKept() throws Exception {
        try (DatagramSocket parrot = new DatagramSocket(0, LoopbackAddress.V4)) {
            CompletableFuture<Void> echo = CompletableFuture.runAsync(() -> {
                try {
                    DatagramPacket packet = new DatagramPacket(new byte[10], 10);
                    parrot.receive(packet);
                    parrot.send(packet);
                } catch (IOException failed) {
                    throw new java.io.UncheckedIOException(failed);
                }
            });
            Probed probed = lab.ports().probeUdp(Endpoint.loopback(parrot.getLocalPort()), Act.of("probe"));
            assertThat(probed.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(probed.answer()).isEqualTo(Bytes.utf8("\n"));
            echo.join();
        }
    }

    @Test
    void nothingLeavesLoopback() throws Exception {
        Endpoint elsewhere = new Endpoint(java.net.InetAddress.getByName("192.0.2.1"), 80);
        LabException exposed =
                catchThrowableOfType(LabException.class, () -> lab.ports().probe(elsewhere, Act.of("probe")));
        assertThat(exposed.trouble()).isEqualTo(Trouble.EXPOSED);
    }

    @Test
    void controlCEndsAProbe() throws Exception {
        try (ServerSocket server = listener()) {
            Act act = Act.of("probe");
            act.cancellation().cancel();
            LabException cancelled = catchThrowableOfType(
                    LabException.class, () -> lab.ports().probe(Endpoint.loopback(server.getLocalPort()), act));
            assertThat(cancelled.trouble()).isEqualTo(Trouble.CANCELLED);
        }
    }

    private Probed probe(int port) throws LabException {
        return lab.ports().probe(Endpoint.loopback(port), Act.of("probe"));
    }

    private Probed probeUdp(int port) throws LabException {
        return lab.ports().probeUdp(Endpoint.loopback(port), within(Duration.ofMillis(300)));
    }

    private static Act within(Duration time) {
        return new Act("probe", time, new Cancellation());
    }

    private static ServerSocket listener() throws IOException {
        return new ServerSocket(0, 5, LoopbackAddress.V4);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = listener()) {
            return socket.getLocalPort();
        }
    }

    private interface Serving {
        void serve(Socket client) throws IOException;
    }

    private static CompletableFuture<Void> serving(ServerSocket server, Serving serving) {
        return CompletableFuture.runAsync(() -> {
            try (Socket client = server.accept()) {
                serving.serve(client);
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
    }
}
