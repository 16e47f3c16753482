package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.DatagramAnswer;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.PortAnswers;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The echo server of datagrams, and the probe that looks for one. */
class UdpEchoTest extends UdpLabTest {
    @Test
    void theEchoServerSendsEachDatagramBackToItsSender() throws LabException {
        LedgerEntry echo = lab.udp().echo(ANY_PORT, null, false, act());
        assertThat(echo.name()).isEqualTo("e1");
        assertThat(echo.kind()).isEqualTo(SocketKind.UDP_ECHO_SERVER);
        lab.udp().connect(local(echo), "a", act());
        lab.udp().bind(ANY_PORT, "b", false, act());
        udpSend("a", "from a");
        lab.udp().send("b", local(echo), Bytes.EMPTY, act());
        assertThat(take("a").data().text()).isEqualTo("from a");
        assertThat(take("b").data()).isEqualTo(Bytes.EMPTY);
        assertThat(eventsOf("e1"))
                .contains(
                        new WireEvent.Received(Bytes.utf8("from a"), 6, true),
                        new WireEvent.Sent(Bytes.utf8("from a"), 6, true));
    }

    @Test
    void theEchoServerEchoesTheLargestDatagram() throws LabException {
        LedgerEntry echo = lab.udp().echo(ANY_PORT, null, false, act());
        lab.udp().connect(local(echo), "a", act());
        byte[] large = new byte[Udp.MOST_V4];
        large[40_000] = 9;
        lab.udp().send("a", null, Bytes.of(large), act());
        assertThat(take("a").data()).isEqualTo(Bytes.of(large));
    }

    @Test
    void aClosedEchoServerLeavesNeitherPortNorThread() throws LabException {
        LedgerEntry echo = lab.udp().echo(ANY_PORT, "gone", false, act());
        lab.close("gone");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("lab udp echo gone");
        lab.udp().bind(local(echo), "again", false, act());
    }

    @Test
    void aProbeFindsAnEchoAndIsNotLogged() throws LabException {
        LedgerEntry echo = lab.udp().echo(ANY_PORT, null, false, act());
        long mark = lab.mark();
        assertThat(probe(local(echo).port(), "ping"))
                .isEqualTo(new DatagramAnswer(List.of(Bytes.utf8("ping")), ProbeEnd.COMPLETE));
        assertThat(lab.mark()).isEqualTo(mark);
    }

    @Test
    void aProbeFindsAnEchoOnIpv6Too() throws LabException {
        LedgerEntry echo = lab.udp().echo(ANY_V6_PORT, null, false, act());
        assertThat(probe(local(echo).port(), "ping").received()).containsExactly(Bytes.utf8("ping"));
    }

    @Test
    void aProbeOfAnUnboundPortIsRefused() throws LabException {
        assertThat(probe(nobody().port(), "ping").end()).isEqualTo(ProbeEnd.REFUSED);
    }

    @Test
    void aProgramWithoutTheLabIsEchoedToo() throws Exception {
        LedgerEntry echo = lab.udp().echo(ANY_PORT, null, false, act());
        try (DatagramSocket other = new DatagramSocket()) {
            other.setSoTimeout(5_000);
            byte[] hello = "hello".getBytes(StandardCharsets.UTF_8);
            other.send(new DatagramPacket(hello, hello.length, local(echo).toSocketAddress()));
            DatagramPacket back = new DatagramPacket(new byte[10], 10);
            other.receive(back);
            assertThat(new String(back.getData(), 0, back.getLength(), StandardCharsets.UTF_8))
                    .isEqualTo("hello");
        }
    }

    private DatagramAnswer probe(int port, String text) {
        Look.UdpEcho look = new Look.UdpEcho(port, Bytes.utf8(text));
        Observed<PortAnswers<DatagramAnswer>> answer = lab.snapshot(
                        0, List.of(look), within(Duration.ofSeconds(2).toMillis()))
                .answer(look);
        return answer.match(seen -> seen.asked().get(0).answer(), reason -> {
            throw new AssertionError(reason);
        });
    }
}
