package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

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
    void namesAreGivenByKindAndNeverCollide() throws Exception {
        listen("l1");
        LedgerEntry second = lab.listen(ANY_PORT, null, 5, true, false, act());
        assertThat(second.name()).isEqualTo("l2");
        assertThat(lab.connect(local(second), null, act()).name()).isEqualTo("c1");
        lab.close("c1");
        assertThat(lab.connect(local(second), null, act()).name()).isEqualTo("c2");
    }

    @Test
    void aNameCanBeTakenAgainOnlyAfterItsSocketIsClosed() throws Exception {
        listen("web");
        LabException taken = failure(Trouble.NAME_IN_USE, () -> listen("web"));
        assertThat(taken.what()).isEqualTo("the name web is in use: it is an open listener");
        assertThat(taken.next()).isEqualTo("`close web` first, or choose another name");
        lab.close("web");
        assertThat(listen("web").open()).isTrue();
        assertThat(lab.ledger()).extracting(LedgerEntry::open).containsExactly(false, true);
    }

    @Test
    void whatCannotBeANameIsSaid() {
        for (String bad : List.of("", "1a", "a b", "e1.1", "any", "kernel", "a".repeat(33), "é")) {
            failure(Trouble.BAD_INPUT, () -> listen(bad));
        }
        LabException said = failure(Trouble.BAD_INPUT, () -> listen("a\u001b[2J"));
        assertThat(said.what()).isEqualTo("\"a\\u{1b}[2J\" cannot be a name");
        assertThat(lab.ledger()).isEmpty();
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
    void aTakenPortNamesItsHolderInThisLab() throws Exception {
        int port = local(listen("web")).port();
        LabException taken =
                failure(Trouble.PORT_TAKEN, () -> lab.listen(Endpoint.loopback(port), null, 5, true, false, act()));
        assertThat(taken.what()).isEqualTo("port " + port + " is taken by web of this lab");
        assertThat(taken.next()).isEqualTo("`close web` frees it; or take another port: `listen 0`");
        assertThat(lab.ledger()).hasSize(1);
    }

    @Test
    void aTakenPortNamesAnotherProgramsProcess() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            LabException taken = failure(
                    Trouble.PORT_TAKEN, () -> lab.echo(Endpoint.loopback(other.getLocalPort()), null, false, act()));
            assertThat(taken.what())
                    .isEqualTo("port " + other.getLocalPort() + " is taken by java, process "
                            + ProcessHandle.current().pid());
            assertThat(taken.next()).endsWith("`echo 0`");
            failure(Trouble.PORT_TAKEN, () -> lab.serve(Endpoint.loopback(other.getLocalPort()), null, false, act()));
        }
    }

    @Test
    void aPortInTimeWaitIsFreedByNobody() throws Exception {
        Endpoint at = local(listen("web"));
        int port;
        try (Socket first = new Socket()) {
            // Else the kernel lets others bind the port beside it: socket(7), SO_REUSEADDR.
            first.setReuseAddress(false);
            first.bind(new InetSocketAddress("127.0.0.1", 0));
            first.connect(new InetSocketAddress(at.address(), at.port()));
            lab.accept("web", "a", act());
            port = first.getLocalPort();
        }
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
        lab.close("a");
        LabException taken =
                failure(Trouble.PORT_TAKEN, () -> lab.listen(Endpoint.loopback(port), null, 5, true, false, act()));
        assertThat(taken.what()).isEqualTo("port " + port + " is taken by a connection in TIME-WAIT");
        assertThat(taken.next())
                .isEqualTo(
                        "no program has it any more, and the kernel lets go in a minute or a few; or take another port:"
                                + " `listen 0`");
    }

    @Test
    void acceptingInVainNamesTheListenerToConnectTo() throws Exception {
        lab.listen(new Endpoint(InetAddress.getByName("::1"), 0), "six", 5, true, false, act());
        assertThat(failure(Trouble.TIMED_OUT, () -> lab.accept("six", null, within(50)))
                        .next())
                .isEqualTo("`connect six` makes a connection for it");
    }

    @Test
    void everyAddressIsRefusedUntilTheLearnerSaysSo() throws Exception {
        Endpoint every = new Endpoint(InetAddress.getByName("0.0.0.0"), 0);
        LabException refused = failure(Trouble.EXPOSED, () -> lab.listen(every, null, 5, true, false, act()));
        assertThat(refused.what())
                .isEqualTo("0.0.0.0 means every address of this machine: others on the network could connect");
        assertThat(refused.next()).isEqualTo("use 127.0.0.1, which only this machine can reach, or add --expose");
        failure(Trouble.EXPOSED, () -> lab.echo(every, null, false, act()));
        failure(Trouble.EXPOSED, () -> lab.serve(every, null, false, act()));
        assertThat(lab.ledger()).isEmpty();
    }

    @Test
    void anAddressOfAnotherMachineCanNeitherBeBoundNorConnectedTo() throws Exception {
        // TEST-NET-1, which no machine has: RFC 5737.
        Endpoint elsewhere = new Endpoint(InetAddress.getByName("192.0.2.1"), 7);
        assertThat(failure(Trouble.NOT_LOCAL, () -> lab.listen(elsewhere, null, 5, true, true, act()))
                        .what())
                .isEqualTo("192.0.2.1 is not an address of this machine");
        LabException refused = failure(Trouble.EXPOSED, () -> lab.connect(elsewhere, null, act()));
        assertThat(refused.what()).isEqualTo("192.0.2.1 is not on loopback: traffic would leave this machine");
        assertThat(lab.events()).isEmpty();
    }

    @Test
    void aRefusedConnectStaysInTheLedgerAsClosed() throws Exception {
        int port = local(listen("l")).port();
        lab.close("l");
        LabException refused = failure(Trouble.REFUSED, () -> lab.connect(Endpoint.loopback(port), null, act()));
        assertThat(refused.what()).isEqualTo("127.0.0.1:" + port + " refused: nobody listens there");
        LedgerEntry entry = lab.find("c1").orElseThrow();
        assertThat(entry.open()).isFalse();
        assertThat(entry.local()).isNull();
        assertThat(entry.remote()).isEqualTo(Endpoint.loopback(port));
        assertThat(eventsOf("c1")).containsExactly(new WireEvent.Connecting(), new WireEvent.Refused());
    }

    @Test
    void aFullQueueMakesAConnectTimeOut() throws Exception {
        LedgerEntry listener = lab.listen(ANY_PORT, "l", 1, true, false, act());
        // Backlog 1 admits two on Linux: the kernel asks "more than", not "as many as".
        LabException timedOut = null;
        for (int i = 0; i < 8 && timedOut == null; i++) {
            timedOut = failure(() -> lab.connect(local(listener), null, within(200)));
        }
        assertThat(timedOut).isNotNull();
        assertThat(timedOut.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(timedOut.what()).isEqualTo(listener.local() + " did not answer within 200 ms");
        WireEvent last = lab.events().get(lab.events().size() - 1);
        assertThat(last.what()).isEqualTo(new WireEvent.TimedOut(within(200).within()));
        assertThat(lab.find(last.name()).orElseThrow().open()).isFalse();
        lab.accept("l", "a", act());
    }

    @Test
    void acceptThatNobodyAnswersTimesOutAndTheListenerStays() throws Exception {
        LedgerEntry listener = listen("l");
        LabException timedOut = failure(Trouble.TIMED_OUT, () -> lab.accept("l", "a", within(50)));
        assertThat(timedOut.what()).isEqualTo("nobody connected to l within 50 ms");
        lab.connect(local(listener), "c", act());
        assertThat(lab.accept("l", "a", act()).open()).isTrue();
    }

    @Test
    void bytesThatCameTooFewStayToBeReceived() throws Exception {
        pair();
        send("c", "hel");
        LabException timedOut = failure(Trouble.TIMED_OUT, () -> lab.receive("a", 6, 6, within(100)));
        assertThat(timedOut.what()).isEqualTo("only 3 of 6 bytes came on a within 100 ms");
        assertThat(eventsOf("a")).containsExactly(new WireEvent.Accepted("l"));
        send("c", "lo\n");
        assertThat(receive("a", 6)).isEqualTo("hello\n");
        assertThat(eventsOf("a")).endsWith(new WireEvent.Received(Bytes.utf8("hello\n"), 6));
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

    @Test
    void ipv6LoopbackWorksWhereTheMachineHasIt() throws Exception {
        Endpoint six = new Endpoint(dev.homeport.net.LoopbackAddress.V6, 0);
        LedgerEntry listener;
        try {
            listener = lab.listen(six, "l", 5, true, false, act());
        } catch (LabException none) {
            org.junit.jupiter.api.Assumptions.abort("no IPv6 here: " + none.what());
            return;
        }
        lab.connect(local(listener), "c", act());
        assertThat(lab.accept("l", "a", act()).local())
                .hasToString("[::1]:" + local(listener).port());
    }

    @Test
    void port0CannotBeConnectedTo() {
        assertThat(failure(Trouble.BAD_INPUT, () -> lab.connect(ANY_PORT, null, act()))
                        .what())
                .isEqualTo("nobody can listen on port 0: it asks the system to choose one");
    }

    @Test
    void allKindsStandInOneLedger() throws Exception {
        pair();
        lab.echo(ANY_PORT, null, false, act());
        lab.serve(ANY_PORT, null, false, act());
        assertThat(lab.ledger())
                .extracting(LedgerEntry::kind)
                .containsExactly(
                        SocketKind.LISTENER,
                        SocketKind.CONNECTION,
                        SocketKind.CONNECTION,
                        SocketKind.ECHO_SERVER,
                        SocketKind.WEB_SERVER);
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
