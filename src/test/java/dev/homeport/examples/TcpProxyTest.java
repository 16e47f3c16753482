package dev.homeport.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class TcpProxyTest {
    private static RunningExample proxy;
    private static int port;
    private static int target;

    @BeforeAll
    static void start() throws Exception {
        // Somebody else could take the port in between; the kernel hands it out again only after many others.
        try (ServerSocket free = listener(0)) {
            target = free.getLocalPort();
        }
        proxy = RunningExample.start("tcp-proxy/TcpProxy.java", "0", Integer.toString(target));
        port = proxy.port();
    }

    @AfterAll
    static void end() {
        proxy.close();
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        try (Homeport homeport = new Homeport()) {
            assertThat(homeport.follows("tcp-proxy/README.md", Map.of("62893", target, "62894", port)))
                    .contains("parrot.1");
            homeport.does("check port " + port + " serves 50 clients at once");
            homeport.does("check port " + port + " is reachable only from this machine");
        }
    }

    @Test
    void aHalfCloseGoesThroughAndTheOtherDirectionStaysOpen() throws Exception {
        try (ServerSocket listener = listener(target);
                Socket client = RunningExample.connect("127.0.0.1", port);
                Socket server = listener.accept()) {
            client.getOutputStream().write("all I have".getBytes(UTF_8));
            client.shutdownOutput();
            assertThat(server.getInputStream().readAllBytes()).isEqualTo("all I have".getBytes(UTF_8));
            server.getOutputStream().write("an answer".getBytes(UTF_8));
            assertThat(client.getInputStream().readNBytes(9)).isEqualTo("an answer".getBytes(UTF_8));
            server.getOutputStream().write(", and more".getBytes(UTF_8));
            server.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(", and more".getBytes(UTF_8));
        }
    }

    @Test
    void soDoesAHalfCloseOfTheServer() throws Exception {
        try (ServerSocket listener = listener(target);
                Socket client = RunningExample.connect("127.0.0.1", port);
                Socket server = listener.accept()) {
            server.getOutputStream().write("bye".getBytes(UTF_8));
            server.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo("bye".getBytes(UTF_8));
            client.getOutputStream().write("late".getBytes(UTF_8));
            client.shutdownOutput();
            assertThat(server.getInputStream().readAllBytes()).isEqualTo("late".getBytes(UTF_8));
        }
    }

    @Test
    void aResetOnOneSideEndsTheOther() throws Exception {
        try (ServerSocket listener = listener(target);
                Socket server = acceptedFromOneThatResets(listener)) {
            server.setSoTimeout(10_000);
            assertThatThrownBy(() -> server.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void withoutATargetTheClientIsReset() throws Exception {
        try (Socket client = RunningExample.connect("127.0.0.1", port)) {
            assertThatThrownBy(() -> client.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void itDoesNotTalkToItself() throws Exception {
        try (RunningExample itself = RunningExample.start("tcp-proxy/TcpProxy.java", "62893")) {
            assertThat(itself.rest())
                    .containsExactly("port and target are both 62893: it would only ever talk to itself");
            assertThat(itself.exitCode()).isEqualTo(1);
        }
    }

    private static Socket acceptedFromOneThatResets(ServerSocket listener) throws IOException {
        try (Socket client = RunningExample.connect("127.0.0.1", port)) {
            Socket server = listener.accept();
            client.setSoLinger(true, 0);
            return server;
        }
    }

    private static ServerSocket listener(int port) throws IOException {
        ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        listener.setSoTimeout(10_000);
        return listener;
    }
}
