package dev.homeport.examples;

import static dev.homeport.examples.RunningExample.connect;
import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.net.Bytes;
import dev.homeport.net.Port;
import dev.homeport.testkit.Connection;
import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.Sockets;
import java.net.ConnectException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class EchoServerTest {
    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.start("echo-server/EchoServer.java", "0");
        port = server.port();
    }

    @AfterAll
    static void end() throws Exception {
        server.close();
    }

    @Test
    void everyByteComesBackUntilTheClientIsDone(Sockets sockets) throws Exception {
        byte[] some = new byte[65_536];
        new Random(62893).nextBytes(some);
        Bytes sent = Bytes.of(some);
        try (Connection client = sockets.connect(new Port(port))) {
            client.send(sent);
            client.halfClose();
            client.receiveToTheEnd();
            assertThat(client).received(sent).wasClosedByThePeer();
        }
    }

    @Test
    void aSilentClientHoldsNobodyUp() throws Exception {
        try (Talk silent = new Talk(port)) {
            assertThat(port(port)).echoes("hello\n").servesClientsAtOnce(50);
            assertThat(silent.waiting()).isZero();
        }
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("echo-server/README.md", port)).contains("every byte compared");
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Only there is all of 127.0.0.0/8 this machine.
    void itListensOnOneLoopbackAddressOnly() {
        assertThat(port(port)).isListening().isReachableOnlyFromThisMachine();
        assertThatThrownBy(() -> connect("127.0.0.2", port).close()).isInstanceOf(ConnectException.class);
    }

    @Test
    void aTakenPortEndsItWithTheReason() throws Exception {
        try (RunningExample second = RunningExample.start("echo-server/EchoServer.java", Integer.toString(port))) {
            assertThat(second.rest()).first().asString().contains("in use");
            assertThat(second.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void theClientPrintsWhatComesBack() throws Exception {
        try (RunningExample client =
                RunningExample.start("echo-server/EchoClient.java", Integer.toString(port), "ping")) {
            assertThat(client.rest()).hasSize(2).last().isEqualTo("received ping");
            assertThat(client.exitCode()).isZero();
        }
    }
}
