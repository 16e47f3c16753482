package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What came from another program's socket and was not received: FIN, RST, and ICMP's answer. */
class ArrivalsTest extends LabTest {
    private ServerSocket server;
    private Socket outside;

    @BeforeEach
    void connect() throws Exception {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        lab.connect(Endpoint.loopback(server.getLocalPort()), "c", act());
        outside = server.accept();
    }

    @AfterEach
    void closeServer() throws IOException {
        outside.close();
        server.close();
    }

    /** As a check looks that wants the kernel's table. */
    private List<WireEvent.What> seen() {
        lab.snapshot(0, List.of(new Look.KernelTable()), act());
        return eventsOf("c").stream()
                .filter(what -> !(what instanceof WireEvent.Connecting || what instanceof WireEvent.Connected))
                .toList();
    }

    private void say(String text) throws IOException {
        outside.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void reset() throws IOException {
        outside.setSoLinger(true, 0);
        outside.close();
    }

    @Test
    void nothingIsNotedOfAPeerThatOnlyWaits() throws Exception {
        assertThat(seen()).isEmpty();
        say("hello");
        assertThat(seen()).isEmpty();
        assertThat(receive("c", 5)).isEqualTo("hello");
    }

    @Test
    void aFinIsNotedOnceBeforeAnybodyReceives() throws Exception {
        outside.close();
        assertThat(seen()).containsExactly(new WireEvent.FinCame(0));
        assertThat(seen()).hasSize(1);
        assertThat(lab.receive("c", 1, 10, act()).endOfStream()).isTrue();
        assertThat(seen()).containsExactly(new WireEvent.FinCame(0), new WireEvent.PeerClosed());
    }

    @Test
    void aFinBehindUnreadBytesIsNotedAndTheBytesStay() throws Exception {
        say("hello");
        outside.close();
        assertThat(seen()).containsExactly(new WireEvent.FinCame(5));
        Lab.Received received = lab.receive("c", 1, 10, act());
        assertThat(received.data()).isEqualTo(Bytes.utf8("hello"));
        assertThat(received.endOfStream()).isFalse();
        assertThat(lab.receive("c", 1, 10, act()).endOfStream()).isTrue();
    }

    @Test
    void aResetIsNotedOnceBeforeAnybodyReceives() throws Exception {
        reset();
        assertThat(seen()).containsExactly(new WireEvent.WasReset());
        assertThat(failure(Trouble.RESET, () -> lab.receive("c", 1, 10, act())).what())
                .startsWith("c was reset");
        assertThat(failure(Trouble.RESET, () -> send("c", "x")).what()).startsWith("c was reset");
        assertThat(seen()).containsExactly(new WireEvent.WasReset());
    }

    @Test
    void aResetBehindUnreadBytesIsNotedAndTheBytesStay() throws Exception {
        say("hello");
        reset();
        assertThat(seen()).containsExactly(new WireEvent.WasReset());
        assertThat(receive("c", 5)).isEqualTo("hello");
        failure(Trouble.RESET, () -> lab.receive("c", 1, 10, act()));
        assertThat(seen()).containsOnlyOnce(new WireEvent.WasReset());
    }

    @Test
    void aResetAfterTheHalfCloseIsNoFin() throws Exception {
        lab.halfClose("c");
        assertThat(seen()).containsExactly(new WireEvent.HalfClosed());
        reset();
        assertThat(seen()).containsExactly(new WireEvent.HalfClosed(), new WireEvent.WasReset());
    }

    @Test
    void aResetAfterTheHalfCloseIsNoFinAlsoBehindUnreadBytes() throws Exception {
        lab.halfClose("c");
        say("hello");
        reset();
        assertThat(seen()).containsExactly(new WireEvent.HalfClosed(), new WireEvent.WasReset());
    }

    @Test
    void aFinAfterTheHalfCloseIsNoReset() throws Exception {
        lab.halfClose("c");
        say("hello");
        outside.close();
        assertThat(seen()).containsExactly(new WireEvent.HalfClosed(), new WireEvent.FinCame(5));
        assertThat(receive("c", 5)).isEqualTo("hello");
        assertThat(seen()).doesNotContain(new WireEvent.WasReset());
    }

    @Test
    void aResetThatFollowsAFinIsNoted() throws Exception {
        outside.shutdownOutput();
        assertThat(seen()).containsExactly(new WireEvent.FinCame(0));
        reset();
        assertThat(seen()).containsExactly(new WireEvent.FinCame(0), new WireEvent.WasReset());
    }

    @Test
    void aFinThatAResetFollowedIsNotedToo() throws Exception {
        outside.shutdownOutput();
        reset();
        assertThat(seen()).containsExactly(new WireEvent.FinCame(0), new WireEvent.WasReset());
    }

    @Test
    void whatCameBeforeAStepDoesNotHappenInIt() throws Exception {
        say("hello");
        outside.close();
        long mark = lab.markStep();
        assertThat(mark).isEqualTo(lab.mark());
        assertThat(seen()).containsExactly(new WireEvent.FinCame(5));
        assertThat(lab.mark()).isEqualTo(mark);
    }

    @Test
    void aFinBehindUnreadBytesIsNotedBeforeAnAbort() throws Exception {
        say("hello");
        outside.close();
        lab.abort("c");
        assertThat(eventsOf("c")).endsWith(new WireEvent.FinCame(5), new WireEvent.Aborted());
    }

    @Test
    void aCloseOverUnreadBytesIsKnownToReset() throws Exception {
        say("hello");
        assertThat(seen()).isEmpty();
        lab.close("c");
        assertThat(eventsOf("c")).endsWith(new WireEvent.ResetByClose(5), new WireEvent.Closed());
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> outside.getInputStream().read())
                .withMessageContaining("reset");
    }

    @Test
    void aCloseWithNothingUnreadSendsFin() throws Exception {
        say("hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        lab.close("c");
        assertThat(eventsOf("c")).endsWith(new WireEvent.Closed()).noneMatch(WireEvent.ResetByClose.class::isInstance);
        assertThat(outside.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void anAbortOfWhatIsGoneSendsNothing() throws Exception {
        reset();
        lab.abort("c");
        assertThat(eventsOf("c")).endsWith(new WireEvent.WasReset(), new WireEvent.Closed());
    }

    @Test
    void whatWaitedInVainTimedOut() {
        failure(Trouble.TIMED_OUT, () -> lab.receive("c", 1, 10, within(20)));
        assertThat(eventsOf("c")).endsWith(new WireEvent.TimedOut(Duration.ofMillis(20), true));
    }

    @Test
    void whatWasKeptAndWhatCameSinceIsOneReceive() throws Exception {
        say("one");
        failure(Trouble.TIMED_OUT, () -> lab.receive("c", 6, 6, within(50)));
        say("two");
        Awaitility.await().until(() -> lab.available("c") == 6);
        Lab.Received received = lab.receive("c", 1, 100, act());
        assertThat(received.data()).isEqualTo(Bytes.utf8("onetwo"));
        assertThat(received.endOfStream()).isFalse();
    }

    @Test
    void whatWasKeptIsReceivedAlsoWhereAResetFollows() throws Exception {
        say("one");
        failure(Trouble.TIMED_OUT, () -> lab.receive("c", 6, 6, within(50)));
        reset();
        assertThat(lab.receive("c", 1, 100, act()).data()).isEqualTo(Bytes.utf8("one"));
        failure(Trouble.RESET, () -> lab.receive("c", 1, 10, act()));
    }

    @Test
    void anAcceptInVainTimedOut() throws Exception {
        listen("l");
        failure(Trouble.TIMED_OUT, () -> lab.accept("l", null, within(20)));
        assertThat(eventsOf("l")).endsWith(new WireEvent.TimedOut(Duration.ofMillis(20), false));
    }

    @Test
    void icmpsAnswerIsNotedBeforeAnybodyReceivesAndMetByTheNextReceive() throws Exception {
        LedgerEntry knock = knockAt(freePort());
        assertThat(seenOf("knock")).endsWith(new WireEvent.Unreachable());
        LabException told = failure(Trouble.UNREACHABLE, () -> lab.udp().receive("knock", 10, act()));
        assertThat(told.what()).isEqualTo("port unreachable: ICMP says no socket has " + knock.remote());
        assertThat(seenOf("knock")).containsOnlyOnce(new WireEvent.Unreachable());
        failure(Trouble.TIMED_OUT, () -> lab.udp().receive("knock", 10, within(20)));
        assertThat(seenOf("knock")).endsWith(new WireEvent.TimedOut(Duration.ofMillis(20), true));
    }

    @Test
    void icmpsAnswerThatWasNotedKeepsTheNextDatagramBack() throws Exception {
        LedgerEntry knock = knockAt(freePort());
        assertThat(seenOf("knock")).endsWith(new WireEvent.Unreachable());
        LabException told =
                failure(Trouble.UNREACHABLE, () -> lab.udp().send("knock", knock.remote(), Bytes.utf8("again"), act()));
        assertThat(told.what()).endsWith("; this one was not sent");
        assertThat(seenOf("knock")).filteredOn(WireEvent.Sent.class::isInstance).hasSize(1);
    }

    @Test
    void datagramsThatCameBeforeIcmpsAnswerAreReceivedInTheirOrder() throws Exception {
        LedgerEntry knock;
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            knock = knockAt(peer.getLocalPort());
            for (String each : List.of("one", "two")) {
                byte[] data = each.getBytes(StandardCharsets.UTF_8);
                peer.send(new DatagramPacket(
                        data,
                        data.length,
                        InetAddress.getLoopbackAddress(),
                        local(knock).port()));
            }
        }
        assertThat(seenOf("knock")).hasSize(2);
        lab.udp().send("knock", knock.remote(), Bytes.utf8("anybody?"), act());
        assertThat(seenOf("knock")).endsWith(new WireEvent.Unreachable());
        failure(Trouble.UNREACHABLE, () -> lab.udp().receive("knock", 10, act()));
        assertThat(lab.udp().receive("knock", 10, act()).data()).isEqualTo(Bytes.utf8("one"));
        assertThat(lab.udp().awaitReady("knock", Duration.ofMillis(20), act())).isTrue();
        assertThat(lab.udp().receive("knock", 2, act()).lost()).isEqualTo(1);
        assertThat(lab.udp().awaitReady("knock", Duration.ofMillis(20), act())).isFalse();
    }

    @Test
    void whoeverReceivesMeanwhileGetsTheDatagram() throws Exception {
        try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            LedgerEntry knock = knockAt(peer.getLocalPort());
            Future<Udp.Datagram> waiting = meanwhile(() -> lab.udp().receive("knock", 10, act()));
            for (int i = 0; i < 50; i++) {
                seenOf("knock");
            }
            peer.send(new DatagramPacket(
                    new byte[] {'x'},
                    1,
                    InetAddress.getLoopbackAddress(),
                    local(knock).port()));
            while (!waiting.isDone()) {
                seenOf("knock");
            }
            assertThat(waiting.get().data()).isEqualTo(Bytes.utf8("x"));
        }
    }

    private LedgerEntry knockAt(int port) throws LabException {
        LedgerEntry knock = lab.udp().connect(Endpoint.loopback(port), "knock", act());
        lab.udp().send("knock", knock.remote(), Bytes.utf8("anybody?"), act());
        return knock;
    }

    private List<WireEvent.What> seenOf(String name) {
        lab.snapshot(0, List.of(), act());
        return eventsOf(name);
    }

    private static int freePort() throws IOException {
        try (DatagramSocket once = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }
}
