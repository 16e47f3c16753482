package dev.homeport.testkit;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.connection;
import static dev.homeport.testkit.HomeportAssertions.listener;
import static dev.homeport.testkit.HomeportAssertions.udp;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sentences about the lab's own sockets, both ways round, where the other end did what no receive has met yet. */
@Timeout(20)
class PassiveVerdictsTest {
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Lab lab = Lab.open(LabSettings.USUAL);

    @AfterEach
    void close() {
        lab.close();
    }

    private static Act act() {
        return new Act("test", SOON, new Cancellation());
    }

    private static Act hasty() {
        return new Act("test", Duration.ofMillis(30), new Cancellation());
    }

    private Socket peerOf(String name) throws Exception {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            lab.connect(Endpoint.loopback(door.getLocalPort()), name, act());
            return door.accept();
        }
    }

    private void pair() throws LabException {
        LedgerEntry door = lab.listen(Endpoint.loopback(0), "door", 5, true, false, act());
        lab.connect(Objects.requireNonNull(door.local()), "client", act());
        lab.accept("door", "inside", act());
    }

    @Test
    void theSecondThatShowsCloseWaitShowsThePeersClose() throws Exception {
        try (Socket peer = peerOf("c")) {
            peer.getOutputStream().write('x');
            peer.shutdownOutput();
            assertThat(connection(lab, "c"))
                    .within(SOON)
                    .isIn(ConnectionState.CLOSE_WAIT)
                    .wasClosedByThePeer()
                    .not()
                    .wasReset()
                    .not()
                    .isHalfClosed();
            assertThatThrownBy(() -> assertThat(connection(lab, "c")).not().wasClosedByThePeer())
                    .hasMessageContaining("c was closed by the peer: FIN is here, behind 1 byte unread");
            assertThatThrownBy(() -> assertThat(connection(lab, "c")).foundTheEndOfStream())
                    .isInstanceOf(AssertionError.class);
        }
    }

    @Test
    void aResetThatNobodyReceivedIsOne() throws Exception {
        Socket peer = peerOf("c");
        lab.halfClose("c");
        assertThat(connection(lab, "c")).isHalfClosed().not().wasReset();
        peer.setSoLinger(true, 0);
        peer.close();
        assertThat(connection(lab, "c"))
                .wasReset()
                .not()
                .isHalfClosed()
                .wasHalfClosed()
                .isIn(ConnectionState.CLOSED)
                .not()
                .wasClosedByThePeer();
        assertThatThrownBy(() -> assertThat(connection(lab, "c")).not().wasReset())
                .hasMessageContaining("c was reset by ");
    }

    @Test
    void anAbortOfTheLabsOwnEndResetsItsOther() throws Exception {
        pair();
        lab.abort("inside");
        assertThat(connection(lab, "client")).wasReset().not().isEstablished();
        assertThat(connection(lab, "inside")).wasAborted().not().wasReset();
    }

    @Test
    void aCloseOverUnreadBytesIsAnAbortHereAndAResetThere() throws Exception {
        pair();
        lab.send("client", Bytes.utf8("unread"), act());
        lab.close("inside");
        assertThat(connection(lab, "inside")).wasAborted().isClosed();
        assertThat(connection(lab, "client")).wasReset().not().wasClosedByThePeer();
    }

    @Test
    void aCloseWithNothingUnreadIsNeither() throws Exception {
        pair();
        lab.close("inside");
        assertThat(connection(lab, "inside")).not().wasAborted();
        assertThat(connection(lab, "client"))
                .wasClosedByThePeer()
                .receivedNothing()
                .not()
                .wasReset();
    }

    @Test
    void noneIsEstablishedOnlyWhereTheServersEndIsNotEither() throws Exception {
        LedgerEntry parrot = lab.echo(Endpoint.loopback(0), "parrot", false, act());
        try (Socket peer = new Socket(
                InetAddress.getLoopbackAddress(),
                Objects.requireNonNull(parrot.local()).port())) {
            assertThat(listener(lab, "parrot")).within(SOON).acceptedConnections(1);
            org.assertj.core.api.Assertions.assertThat(peer.isConnected()).isTrue();
            assertThat(connection(lab, "any")).within(SOON).isEstablished();
            assertThatThrownBy(() -> assertThat(connection(lab, "any")).not().isEstablished())
                    .hasMessageContaining("is in ESTABLISHED");
        }
        assertThat(connection(lab, "any")).within(SOON).not().isEstablished();
    }

    @Test
    void whatWaitedInVainTimedOutAndReceivedNothing() throws Exception {
        pair();
        assertThatThrownBy(() -> assertThat(connection(lab, "client")).timedOut())
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> lab.receive("client", 1, 10, hasty())).isInstanceOf(LabException.class);
        assertThat(connection(lab, "client")).timedOut().receivedNothing();
        assertThatThrownBy(() -> lab.accept("door", null, hasty())).isInstanceOf(LabException.class);
        assertThat(listener(lab, "door")).timedOut();
        lab.udp().bind(Endpoint.loopback(0), "box", false, act());
        assertThatThrownBy(() -> lab.udp().receive("box", 10, hasty())).isInstanceOf(LabException.class);
        assertThat(udp(lab, "box")).timedOut().receivedNothing();
    }

    @Test
    void aBindThatAnotherProgramsSocketRefusesIsOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> assertThat(listener(lab, "any")).wasRefusedToBind())
                    .hasMessageContaining("no listener was opened yet");
            assertThatThrownBy(() -> lab.listen(Endpoint.loopback(port), "second", 5, true, false, act()))
                    .isInstanceOf(LabException.class);
            assertThatThrownBy(() -> lab.echo(Endpoint.loopback(port), "parrot", false, act()))
                    .isInstanceOf(LabException.class);
            assertThat(listener(lab, "second"))
                    .wasRefusedToBindToPort(port)
                    .not()
                    .isListening();
            assertThat(listener(lab, "parrot")).wasRefusedToBindToPort(port);
            assertThat(listener(lab, "any")).wasRefusedToBind();
        }
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> lab.udp().bind(Endpoint.loopback(port), "box", false, act()))
                    .isInstanceOf(LabException.class);
            assertThat(udp(lab, "box")).wasRefusedToBind().wasRefusedToBindToPort(port);
        }
        assertThat(lab).hasNothingLeftOpen();
    }

    @Test
    void icmpsAnswerCountsBeforeAnybodyReceives() throws Exception {
        int port;
        try (DatagramSocket gone = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        LedgerEntry knock = lab.udp().connect(Endpoint.loopback(port), "knock", act());
        lab.udp().send("knock", knock.remote(), Bytes.utf8("anybody?"), act());
        assertThat(udp(lab, "knock")).wasToldPortUnreachable();
        assertThatThrownBy(() -> assertThat(udp(lab, "knock")).not().wasToldPortUnreachable())
                .hasMessageContaining("knock was told port unreachable");
    }
}
