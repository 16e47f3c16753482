package dev.homeport.examples;

import static dev.homeport.examples.RunningExample.connect;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
    void everyByteComesBackUntilTheClientIsDone() throws Exception {
        byte[] sent = new byte[65_536];
        new Random(62893).nextBytes(sent);
        try (Socket client = connect("127.0.0.1", port)) {
            client.getOutputStream().write(sent);
            client.shutdownOutput();
            assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
        }
    }

    @Test
    void aSilentClientHoldsNobodyUp() throws Exception {
        try (Socket silent = connect("127.0.0.1", port);
                Socket talker = connect("127.0.0.1", port)) {
            talker.getOutputStream().write("hello\n".getBytes(UTF_8));
            assertThat(talker.getInputStream().readNBytes(6)).isEqualTo("hello\n".getBytes(UTF_8));
            assertThat(silent.getInputStream().available()).isZero();
        }
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("echo-server/README.md", port)).contains("every byte compared");
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Only there is all of 127.0.0.0/8 this machine.
    void itListensOnOneLoopbackAddressOnly() {
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
