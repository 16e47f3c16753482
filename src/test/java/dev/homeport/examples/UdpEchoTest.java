package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.udpPort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Udp;
import dev.homeport.net.Bytes;
import dev.homeport.net.Port;
import dev.homeport.testkit.Datagrams;
import dev.homeport.testkit.LabExtension;
import dev.homeport.testkit.Sockets;
import java.util.List;
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
class UdpEchoTest {
    /** What 65,535 bytes of an IPv4 packet leave beside both headers (RFC 791, RFC 768). */
    private static final int LARGEST = 65_507;

    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.start("udp-echo/UdpEchoServer.java", "0");
        port = server.port();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("udp-echo/README.md", port)).contains("one", "two");
    }

    @Test
    void itEchoesWhatIsNoLineToo() {
        assertThat(udpPort(port)).isBound().echoes("ping").echoes(Bytes.of((byte) 0, (byte) -1, (byte) 10, (byte) 13));
    }

    @Test
    void theLargestDatagramComesBackAndSoDoesAnEmptyOne(Datagrams client) throws Exception {
        byte[] large = new byte[LARGEST];
        new Random(62893).nextBytes(large);
        for (Bytes sent : List.of(Bytes.of(large), Bytes.EMPTY, Bytes.utf8("x"))) {
            client.send(sent, new Port(port));
            assertThat(client.receive().data()).isEqualTo(sent);
        }
        assertThat(client).sentDatagrams(3).receivedDatagrams(3);
    }

    @Test
    void theClientAsksAgain(Sockets sockets) throws Exception {
        try (Datagrams forgetful = sockets.within(RunningExample.START).bindUdp();
                RunningExample client = RunningExample.start(
                        "udp-echo/UdpEchoClient.java", forgetful.port().toString(), "ping")) {
            Udp.Datagram first = forgetful.receive();
            Udp.Datagram second = forgetful.receive();
            assertThat(second).isEqualTo(first);
            forgetful.send("pong", new Port(second.from().port()));
            assertThat(client.rest()).containsExactly("try 1: no answer in 1000 ms", "received pong");
            assertThat(client.exitCode()).isZero();
            assertThat(forgetful).received("ping").receivedDatagrams(2);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Others may be silent here.
    void theClientHearsThatNobodyIsThere(Port nobody) throws Exception {
        assertThat(udpPort(nobody)).isFree();
        try (RunningExample client = RunningExample.start("udp-echo/UdpEchoClient.java", nobody.toString())) {
            assertThat(client.rest()).containsExactly("nobody has UDP port " + nobody);
            assertThat(client.exitCode()).isEqualTo(1);
        }
    }
}
