package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What connections carry, and how they end. */
class TcpTest extends LabTest {
    @Test
    void bytesGoBothWaysAndEveryStepIsInTheWireLog() throws Exception {
        LedgerEntry listener = pair();
        send("c", "hello\n");
        assertThat(receive("a", 6)).isEqualTo("hello\n");
        send("a", "welcome\n");
        assertThat(receive("c", 8)).isEqualTo("welcome\n");
        lab.close("c");
        assertThat(lab.receive("a", 1, 10, act())).isEqualTo(new Lab.Received(Bytes.EMPTY, true));
        assertThat(eventsOf("l")).containsExactly(new WireEvent.Bound(), new WireEvent.Listening(16));
        assertThat(eventsOf("c"))
                .containsExactly(
                        new WireEvent.Connecting(),
                        new WireEvent.Connected(),
                        new WireEvent.Sent(Bytes.utf8("hello\n"), 6),
                        new WireEvent.Received(Bytes.utf8("welcome\n"), 8),
                        new WireEvent.Closed());
        assertThat(eventsOf("a"))
                .containsExactly(
                        new WireEvent.Accepted("l"),
                        new WireEvent.Received(Bytes.utf8("hello\n"), 6),
                        new WireEvent.Sent(Bytes.utf8("welcome\n"), 8),
                        new WireEvent.PeerClosed());
        LedgerEntry accepted = lab.find("a").orElseThrow();
        LedgerEntry client = lab.find("c").orElseThrow();
        assertThat(accepted.parent()).isEqualTo("l");
        assertThat(accepted.local()).isEqualTo(listener.local()).isEqualTo(client.remote());
        assertThat(accepted.remote()).isEqualTo(client.local());
        assertThat(client.parent()).isNull();
        assertThat(client.open()).isFalse();
        assertThat(accepted.open()).isTrue();
        assertThat(client.openedBy()).isEqualTo("test");
        assertThat(lab.events().get((int) client.firstEvent() - 1).name()).isEqualTo("c");
    }

    @Test
    void anUnknownAClosedAndAWrongSocketAreToldApart() throws Exception {
        pair();
        lab.close("c");
        LabException unknown = failure(Trouble.NO_SUCH_SOCKET, () -> send("zebra", "x"));
        assertThat(unknown.what()).isEqualTo("no socket is named zebra");
        assertThat(failure(Trouble.CLOSED, () -> send("c", "x")).what()).isEqualTo("c is closed");
        assertThat(failure(Trouble.CLOSED, () -> lab.close("c")).what()).isEqualTo("c is closed");
        assertThat(failure(Trouble.WRONG_KIND, () -> send("l", "x")).what())
                .isEqualTo("l is a listener, not a connection");
        assertThat(failure(Trouble.WRONG_KIND, () -> lab.accept("a", null, act()))
                        .what())
                .isEqualTo("a is a connection, not a listener");
    }

    @Test
    void bytesThatCameTooFewStayToBeReceived() throws Exception {
        pair();
        send("c", "hel");
        LabException timedOut = failure(Trouble.TIMED_OUT, () -> lab.receive("a", 6, 6, within(100)));
        assertThat(timedOut.what()).isEqualTo("only 3 of 6 bytes came on a within 100 ms");
        assertThat(eventsOf("a"))
                .containsExactly(new WireEvent.Accepted("l"), new WireEvent.TimedOut(Duration.ofMillis(100), false));
        send("c", "lo\n");
        assertThat(receive("a", 6)).isEqualTo("hello\n");
        assertThat(eventsOf("a")).endsWith(new WireEvent.Received(Bytes.utf8("hello\n"), 6));
    }

    @Test
    void whatCanBeReceivedWithoutWaitingIsKnown() throws Exception {
        pair();
        assertThat(lab.available("a")).isZero();
        send("c", "hello");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> lab.available("a") == 5);
        failure(Trouble.TIMED_OUT, () -> lab.receive("a", 9, 9, within(30)));
        send("c", "!");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> lab.available("a") == 6);
        assertThat(receive("a", 6)).isEqualTo("hello!");
        lab.close("c");
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
        assertThat(lab.available("a")).isZero();
    }

    @Test
    void receivesNeverTakeMoreThanAsked() throws Exception {
        pair();
        send("c", "abcdef");
        assertThat(receive("a", 2)).isEqualTo("ab");
        assertThat(receive("a", 4)).isEqualTo("cdef");
        failure(Trouble.BAD_INPUT, () -> lab.receive("a", 0, 1, act()));
        failure(Trouble.BAD_INPUT, () -> lab.receive("a", 2, 1, act()));
        failure(Trouble.BAD_INPUT, () -> lab.receive("a", 1, (1 << 20) + 1, act()));
    }

    @Test
    void halfClosedStillReceives() throws Exception {
        pair();
        send("c", "last");
        lab.halfClose("c");
        assertThat(lab.receive("a", 5, 10, act())).isEqualTo(new Lab.Received(Bytes.utf8("last"), true));
        send("a", "answer");
        assertThat(receive("c", 6)).isEqualTo("answer");
        assertThat(failure(Trouble.CLOSED, () -> lab.halfClose("c")).what())
                .isEqualTo("c is already half-closed: its FIN is sent");
        assertThat(failure(Trouble.CLOSED, () -> send("c", "more")).what())
                .isEqualTo("c is already half-closed: can only receive");
        assertThat(eventsOf("c")).contains(new WireEvent.HalfClosed());
        lab.receive("a", 1, 1, act());
        assertThat(eventsOf("a").stream().filter(new WireEvent.PeerClosed()::equals))
                .hasSize(1);
    }

    @Test
    void anAbortIsSeenAsResetOnce() throws Exception {
        pair();
        lab.abort("c");
        assertThat(eventsOf("c")).endsWith(new WireEvent.Aborted());
        LabException reset = failure(Trouble.RESET, () -> lab.receive("a", 1, 1, act()));
        assertThat(reset.what()).isEqualTo("a was reset: the peer sent RST and the connection is gone");
        failure(() -> lab.receive("a", 1, 1, act()));
        assertThat(eventsOf("a")).containsExactly(new WireEvent.Accepted("l"), new WireEvent.WasReset());
        assertThat(lab.find("c").orElseThrow().open()).isFalse();
        failure(Trouble.WRONG_KIND, () -> lab.abort("l"));
    }

    @Test
    void aPeerThatDoesNotReadMakesSendTimeOut() throws Exception {
        pair();
        byte[] much = new byte[16 << 20];
        LabException timedOut = failure(Trouble.TIMED_OUT, () -> lab.send("c", Bytes.of(much), within(200)));
        assertThat(timedOut.what()).startsWith("the peer of c does not read: ").endsWith(" sent within 200 ms");
        long sent = eventsOf("c").stream()
                .filter(WireEvent.Sent.class::isInstance)
                .mapToLong(what -> ((WireEvent.Sent) what).count())
                .sum();
        assertThat(timedOut.what()).contains(" " + sent + " of 16777216 bytes");
    }

    @Test
    void cancelEndsAWaitAndHarmsNoSocket() throws Exception {
        LedgerEntry listener = pair();
        Cancellation stop = new Cancellation();
        Act patient = new Act("wait", Act.DEFAULT_WITHIN, stop);
        Future<LedgerEntry> accepting = meanwhile(() -> lab.accept("l", "b", patient));
        Future<Lab.Received> receiving = meanwhile(() -> lab.receive("a", 1, 1, patient));
        awaitWaiting(2);
        stop.cancel();
        assertThat(troubleOf(accepting)).isEqualTo(Trouble.CANCELLED);
        assertThat(troubleOf(receiving)).isEqualTo(Trouble.CANCELLED);
        lab.connect(local(listener), "d", act());
        assertThat(lab.accept("l", "b", act()).open()).isTrue();
        send("c", "x");
        assertThat(receive("a", 1)).isEqualTo("x");
    }

    @Test
    void cancelEndsAConnectToAFullQueue() throws Exception {
        LedgerEntry listener = lab.listen(ANY_PORT, "l", 1, true, false, act());
        while (failure(() -> lab.connect(local(listener), null, within(100))) == null) {
            assertThat(lab.ledger().size()).isLessThan(10);
        }
        Cancellation stop = new Cancellation();
        Future<LedgerEntry> connecting =
                meanwhile(() -> lab.connect(local(listener), "late", new Act("wait", Act.DEFAULT_WITHIN, stop)));
        awaitWaiting(1);
        stop.cancel();
        assertThat(troubleOf(connecting)).isEqualTo(Trouble.CANCELLED);
        assertThat(lab.find("late").orElseThrow().open()).isFalse();
    }

    @Test
    void closingASocketEndsTheWaitOnIt() throws Exception {
        pair();
        Future<LedgerEntry> accepting = meanwhile(() -> lab.accept("l", "b", act()));
        Future<Lab.Received> receiving = meanwhile(() -> lab.receive("a", 1, 1, act()));
        awaitWaiting(2);
        lab.close("l");
        lab.close("a");
        assertThat(troubleOf(accepting)).isEqualTo(Trouble.CLOSED);
        assertThat(troubleOf(receiving)).isEqualTo(Trouble.CLOSED);
    }

    @Test
    void aPeersCloseWhileSomebodyWaitsIsSeenAtOnce() throws Exception {
        pair();
        Future<Lab.Received> receiving = meanwhile(() -> lab.receive("a", 1, 1, act()));
        awaitWaiting(1);
        lab.close("c");
        assertThat(receiving.get(5, TimeUnit.SECONDS).endOfStream()).isTrue();
    }

    @Test
    void realProgramsAreServedToo() throws Exception {
        LedgerEntry listener = listen("l");
        try (Socket outside = new Socket()) {
            outside.connect(new InetSocketAddress("127.0.0.1", local(listener).port()));
            lab.accept("l", "a", act());
            outside.getOutputStream().write("hi".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertThat(receive("a", 2)).isEqualTo("hi");
        }
    }

    private static Trouble troubleOf(Future<?> waiting) throws Exception {
        try {
            waiting.get(5, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            return ((LabException) failed.getCause()).trouble();
        }
        throw new AssertionError("the wait was to fail");
    }
}
