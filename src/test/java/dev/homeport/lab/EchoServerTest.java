package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class EchoServerTest extends LabTest {
    private int echo() throws LabException {
        return local(lab.echo(ANY_PORT, "e", false, act())).port();
    }

    private void connect(int port, String name) throws LabException {
        lab.connect(dev.homeport.net.Endpoint.loopback(port), name, act());
    }

    @Test
    void aClientGetsItsBytesBackAndIsNamedAfterTheServer() throws Exception {
        connect(echo(), "c");
        send("c", "hello\n");
        assertThat(receive("c", 6)).isEqualTo("hello\n");
        lab.close("c");
        await("e.1", WireEvent.Closed.class);
        assertThat(eventsOf("e.1"))
                .containsExactly(
                        new WireEvent.Accepted("e"),
                        new WireEvent.Received(Bytes.utf8("hello\n"), 6),
                        new WireEvent.Sent(Bytes.utf8("hello\n"), 6),
                        new WireEvent.PeerClosed(),
                        new WireEvent.Closed());
        LedgerEntry served = lab.find("e.1").orElseThrow();
        assertThat(served.parent()).isEqualTo("e");
        assertThat(served.open()).isFalse();
    }

    @Test
    void causesStandBeforeTheirEffectsInTheLog() throws Exception {
        connect(echo(), "c");
        await("e.1", WireEvent.Accepted.class);
        for (int i = 0; i < 50; i++) {
            send("c", "x");
            receive("c", 1);
        }
        lab.halfClose("c");
        lab.receive("c", 1, 1, act());
        await("e.1", WireEvent.Closed.class);
        List<String> order = lab.events().stream()
                .map(event -> event.name() + " " + event.what().getClass().getSimpleName())
                .toList();
        assertThat(order.indexOf("c Connected")).isLessThan(order.indexOf("e.1 Accepted"));
        assertThat(order.indexOf("c HalfClosed")).isLessThan(order.indexOf("e.1 PeerClosed"));
        assertThat(order.subList(order.indexOf("e.1 Accepted") + 1, order.indexOf("c HalfClosed")))
                .hasSize(200)
                .startsWith("c Sent", "e.1 Received", "e.1 Sent", "c Received")
                .endsWith("c Sent", "e.1 Received", "e.1 Sent", "c Received");
    }

    @Test
    void whatCameBeforeAHalfCloseIsEchoedInFull() throws Exception {
        connect(echo(), "c");
        byte[] much = new byte[300_000];
        new java.util.Random(1).nextBytes(much);
        lab.send("c", Bytes.of(much), act());
        lab.halfClose("c");
        assertThat(lab.receive("c", 300_001, 300_001, act())).isEqualTo(new Lab.Received(Bytes.of(much), true));
    }

    @Test
    void aServerThatStopsOverUnreadBytesIsKnownToReset() throws Exception {
        connect(echo(), "c");
        // Nobody reads the echoes, so the server waits for room, and what comes meanwhile stays unread.
        failure(Trouble.TIMED_OUT, () -> lab.send("c", Bytes.of(new byte[16 << 20]), within(300)));
        lab.close("e");
        await("e.1", WireEvent.Closed.class);
        assertThat(eventsOf("e.1")).anyMatch(WireEvent.ResetByClose.class::isInstance);
        lab.snapshot(0, List.of(), act());
        assertThat(eventsOf("c")).contains(new WireEvent.WasReset());
    }

    @Test
    void aClientThatResetsHarmsNobody() throws Exception {
        int port = echo();
        connect(port, "rude");
        connect(port, "kind");
        await("e.2", WireEvent.Accepted.class);
        lab.abort("rude");
        await("e.1", WireEvent.WasReset.class);
        send("kind", "still there?");
        assertThat(receive("kind", 12)).isEqualTo("still there?");
    }

    @Test
    void twoHundredClientsAreServedAtOnceAndAProbeLeavesNoTrace() throws Exception {
        int port = echo();
        long mark = lab.mark();
        Look.ManyClients look = new Look.ManyClients(port, 200);
        assertThat(lab.snapshot(0, List.of(look), act())
                        .answer(look)
                        .orElse(null)
                        .asked()
                        .get(0)
                        .answer())
                .isEqualTo(new ClientsAnswer(200, 200, ClientsAnswer.End.SERVED));
        assertThat(lab.mark()).isEqualTo(mark);
        assertThat(lab.ledger()).extracting(LedgerEntry::name).containsExactly("e");
        connect(port, "c");
        await("e.1", WireEvent.Accepted.class);
    }

    @Test
    void closingTheServerClosesItsConnections() throws Exception {
        int port = echo();
        connect(port, "c");
        await("e.1", WireEvent.Accepted.class);
        lab.close("e");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(lab.find("e.1").orElseThrow().open()).isFalse();
        assertThat(failure(Trouble.REFUSED, () -> connect(port, null)).what()).contains("refused");
    }

    @Test
    void anEchoServerAcceptsByItself() throws Exception {
        echo();
        assertThat(failure(Trouble.WRONG_KIND, () -> lab.accept("e", null, act()))
                        .what())
                .isEqualTo("e is an echo server, not a listener");
    }

    @Test
    void aServersOwnConnectionIsLeftToTheServer() throws Exception {
        connect(echo(), "c");
        await("e.1", WireEvent.Accepted.class);
        LabException left = failure(Trouble.WRONG_KIND, () -> send("e.1", "x"));
        assertThat(left.what()).isEqualTo("e.1 is run by e, which sends and receives on it by itself");
        lab.close("e.1");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
    }
}
