package example;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;

import dev.homeport.net.Port;
import dev.homeport.testkit.Connection;
import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.Sockets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
class EchoServerTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void itEchoesForThisMachineOnly(Port free) throws Exception {
        try (EchoServer server = new EchoServer(free.number())) {
            assertThat(port(free))
                    .isListening()
                    .isReachableOnlyFromThisMachine()
                    .echoes("ping");
        }
    }

    @Test
    void itServesManyAndMuch(Port free) throws Exception {
        try (EchoServer server = new EchoServer(free.number())) {
            assertThat(port(free)).echoesRandomBytes(65_536).servesClientsAtOnce(20);
        }
    }

    @Test
    void itHangsUpOnItsClientsWhenItIsClosed(Port free, Sockets sockets) throws Exception {
        EchoServer server = new EchoServer(free.number());
        try (Connection caller = sockets.connect(free)) {
            caller.send("hello\n");
            // What is echoed shows that the server has accepted: connect() returns before that.
            caller.receive(6);
            assertThat(caller).isEstablished().received("hello\n");
            server.close();
            caller.receiveToTheEnd();
            assertThat(caller).wasClosedByThePeer();
        }
        assertThat(port(free)).within(SOON).isFree();
    }

    @Test
    void beforeItStartsACallIsRefused(Port free, Sockets sockets) throws Exception {
        assertThat(sockets.tryToConnect(free)).wasRefusedByPort(free.number());
    }
}
