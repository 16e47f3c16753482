package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.lab.LabException;
import dev.homeport.net.Port;
import dev.homeport.testkit.Connection;
import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.Listener;
import dev.homeport.testkit.Sockets;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class TcpProxyTest {
    private static RunningExample proxy;
    private static int port;
    private static int target;

    @BeforeAll
    static void start() throws Exception {
        // Somebody else could take the port in between; the kernel hands it out again only after many others.
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
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
            assertThat(port(port))
                    .isListening()
                    .isReachableOnlyFromThisMachine()
                    .servesClientsAtOnce(50);
        }
    }

    @Test
    void aHalfCloseGoesThroughAndTheOtherDirectionStaysOpen(Sockets sockets) throws Exception {
        try (Listener listener = sockets.listen(new Port(target));
                Connection client = sockets.connect(new Port(port));
                Connection server = listener.accept()) {
            client.send("all I have");
            client.halfClose();
            server.receiveToTheEnd();
            assertThat(server).received("all I have").wasClosedByThePeer();
            server.send("an answer");
            client.receive(9);
            assertThat(client).isHalfClosed().received("an answer");
            server.send(", and more");
            server.halfClose();
            client.receiveToTheEnd();
            assertThat(client).received("an answer, and more").wasClosedByThePeer();
        }
    }

    @Test
    void soDoesAHalfCloseOfTheServer(Sockets sockets) throws Exception {
        try (Listener listener = sockets.listen(new Port(target));
                Connection client = sockets.connect(new Port(port));
                Connection server = listener.accept()) {
            server.send("bye");
            server.halfClose();
            client.receiveToTheEnd();
            assertThat(client).received("bye").wasClosedByThePeer();
            client.send("late");
            client.halfClose();
            server.receiveToTheEnd();
            assertThat(server).received("late").wasClosedByThePeer();
        }
    }

    @Test
    void aResetOnOneSideEndsTheOther(Sockets sockets) throws Exception {
        try (Listener listener = sockets.listen(new Port(target));
                Connection client = sockets.connect(new Port(port));
                Connection server = listener.accept()) {
            client.abort();
            assertThatThrownBy(() -> server.receive(1)).isInstanceOf(LabException.class);
            assertThat(server).wasReset();
        }
    }

    @Test
    void withoutATargetTheClientIsReset(Sockets sockets) throws Exception {
        assertThat(port(target)).isFree();
        try (Connection client = sockets.connect(new Port(port))) {
            assertThatThrownBy(() -> client.receive(1)).isInstanceOf(LabException.class);
            assertThat(client).wasReset();
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
}
