package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.CountedReads;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketPair;
import dev.homeport.net.Transport;
import dev.homeport.net.WireEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A ledger and its events by name, and that nothing is read again for each of thousands. */
class LivesTest {
    private static final int MANY = 500;

    private static Seen many() {
        Seen seen = Seen.table();
        for (int i = 0; i < MANY; i++) {
            seen.connection("c" + i, 40000 + i, 62893, true)
                    .event("c" + i, new WireEvent.Connected())
                    .received("c" + i, "x");
        }
        return seen;
    }

    @Test
    void theLedgerAndTheEventsAreReadOnceForAllEntries() {
        Snapshot seen = many().snapshot();
        CountedReads<LedgerEntry> ledger = new CountedReads<>(seen.ledger());
        CountedReads<WireEvent> events = new CountedReads<>(seen.events());
        Lives lives = new Lives(ledger, events);
        for (LedgerEntry each : seen.ledger()) {
            assertThat(lives.of(each)).hasSize(2).allMatch(event -> event.name().equals(each.name()));
            assertThat(lives.named(each.name())).containsExactly(each);
            assertThat(lives.newest(new SocketPair(
                            Endpoint.loopback(
                                    40000 + Integer.parseInt(each.name().substring(1))),
                            Endpoint.loopback(62893))))
                    .contains(each);
        }
        assertThat(ledger.reads()).isEqualTo(MANY);
        assertThat(events.reads()).isEqualTo(2 * MANY);
    }

    @Test
    void aLifeEndsWhereTheNextOfItsNameBegins() {
        Snapshot seen = Seen.nothing()
                .connection("c1", 40000, 62893, false)
                .event("c1", new WireEvent.Connected())
                .event("c1", new WireEvent.Closed())
                .connection("c1", 40001, 62893, true)
                .event("c1", new WireEvent.Connecting())
                .snapshot();
        Lives lives = new Lives(seen.ledger(), seen.events());
        assertThat(lives.of(seen.ledger().get(0)))
                .extracting(WireEvent::what)
                .containsExactly(new WireEvent.Connected(), new WireEvent.Closed());
        assertThat(lives.of(seen.ledger().get(1)))
                .extracting(WireEvent::what)
                .containsExactly(new WireEvent.Connecting());
        assertThat(lives.named("c1")).isEqualTo(seen.ledger());
        assertThat(lives.named("c2")).isEmpty();
    }

    @Test
    void theKernelsTableIsReadOnceForASentenceAboutAny() {
        List<KernelSocket> rows = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            rows.add(new KernelSocket(
                    Transport.TCP,
                    Endpoint.loopback(40000 + i),
                    Endpoint.loopback(62893),
                    ConnectionState.ESTABLISHED,
                    Observed.unseen("nobody asked")));
        }
        for (String sentence : List.of(
                "connection any is in CLOSE-WAIT",
                "connection any is half-closed",
                "connection any was closed by the peer",
                "connection any was reset")) {
            CountedReads<KernelSocket> table = new CountedReads<>(rows);
            Seen seen = many().answer(new Look.KernelTable(), Observed.seen(table));
            assertThat(seen.verdict(sentence)).as(sentence).startsWith("not yet");
            assertThat(table.reads()).as(sentence).isLessThanOrEqualTo(2 * MANY);
        }
    }

    @Test
    void theKernelsTableIsReadOnceForAllListeners() {
        List<KernelSocket> rows = new ArrayList<>();
        Seen seen = Seen.nothing();
        for (int i = 0; i < MANY; i++) {
            seen.listener("l" + i, 50000 + i, true);
            rows.add(new KernelSocket(
                    Transport.TCP,
                    Endpoint.loopback(50000 + i),
                    null,
                    ConnectionState.LISTEN,
                    Observed.unseen("nobody asked")));
        }
        CountedReads<KernelSocket> table = new CountedReads<>(rows);
        assertThat(seen.answer(new Look.KernelTable(), Observed.seen(table)).verdict("listener any is listening"))
                .startsWith("pass");
        assertThat(table.reads()).isLessThanOrEqualTo(2 * MANY);
    }
}
