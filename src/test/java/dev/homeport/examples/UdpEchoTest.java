package dev.homeport.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

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
    void theLargestDatagramComesBackAndSoDoesAnEmptyOne() throws Exception {
        try (DatagramSocket client = socket()) {
            // Not connected: Java sends no empty datagram from a connected socket.
            InetSocketAddress there = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port);
            byte[] large = new byte[LARGEST];
            new Random(62893).nextBytes(large);
            for (byte[] sent : new byte[][] {large, {}, {42}}) {
                client.send(new DatagramPacket(sent, sent.length, there));
                assertThat(received(client)).isEqualTo(sent);
            }
        }
    }

    @Test
    void theClientAsksAgain() throws Exception {
        try (DatagramSocket forgetful = socket();
                RunningExample client = RunningExample.start(
                        "udp-echo/UdpEchoClient.java", Integer.toString(forgetful.getLocalPort()), "ping")) {
            assertThat(received(forgetful)).isEqualTo("ping".getBytes(UTF_8));
            DatagramPacket second = new DatagramPacket(new byte[100], 100);
            forgetful.receive(second);
            forgetful.send(second);
            assertThat(client.rest()).containsExactly("try 1: no answer in 1000 ms", "received ping");
            assertThat(client.exitCode()).isZero();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX) // Others may be silent here.
    void theClientHearsThatNobodyIsThere() throws Exception {
        int nobody;
        try (DatagramSocket gone = socket()) {
            nobody = gone.getLocalPort();
        }
        try (RunningExample client = RunningExample.start("udp-echo/UdpEchoClient.java", Integer.toString(nobody))) {
            assertThat(client.rest()).containsExactly("nobody has UDP port " + nobody);
            assertThat(client.exitCode()).isEqualTo(1);
        }
    }

    private static DatagramSocket socket() throws Exception {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static byte[] received(DatagramSocket socket) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        socket.receive(packet);
        byte[] bytes = new byte[packet.getLength()];
        System.arraycopy(packet.getData(), 0, bytes, 0, bytes.length);
        return bytes;
    }
}
