package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Faults;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What each fault does to a connection. Times are told as "not before": a slow machine may be late. */
class FaultsTest extends LabTest {
    private void linked() throws Exception {
        Endpoint link = local(lab.proxies().proxy(ANY_PORT, local(listen("l")), "link", act()));
        lab.connect(link, "c", act());
        lab.accept("l", "a", act());
        await("link.1.target", WireEvent.Connected.class);
    }

    private void echoBehind(Fault... faults) throws Exception {
        LedgerEntry echo = lab.echo(ANY_PORT, "e", false, act());
        Endpoint link = local(lab.proxies().proxy(ANY_PORT, local(echo), "link", act()));
        for (Fault each : faults) {
            put(each, Faults.Way.BOTH);
        }
        lab.connect(link, "c", act());
    }

    private void put(Fault fault, Faults.Way way) throws LabException {
        lab.proxies().fault("link", fault, way, act());
    }

    private void heal(String word) throws LabException {
        lab.proxies().heal("link", word, Faults.Way.BOTH, act());
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static Fault latency(long millis) {
        return Fault.latency(Duration.ofMillis(millis), Duration.ZERO);
    }

    @Test
    void anEchoBehindLatencyComesNotBeforeBothWays() throws Exception {
        echoBehind(latency(60));
        long began = System.nanoTime();
        send("c", "hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
        assertThat(eventsOf("link.1"))
                .contains(
                        new WireEvent.Faulted("latency", "to the server: 5 bytes held for 60 ms"),
                        new WireEvent.Faulted("latency", "to the client: 5 bytes held for 60 ms"));
    }

    @Test
    void anEchoBehindASlicerComesInPiecesAndWhole() throws Exception {
        echoBehind(Fault.slicer(1, Duration.ZERO));
        send("c", "hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        assertThat(eventsOf("link.1").stream()
                        .filter(WireEvent.Sent.class::isInstance)
                        .map(what -> ((WireEvent.Sent) what).count()))
                .containsExactly(1L, 1L, 1L, 1L, 1L);
        assertThat(eventsOf("link.1"))
                .contains(new WireEvent.Faulted("slicer", "to the server: 5 bytes cut into 5 pieces"));
    }

    @Test
    void slicedAndDelayedBytesArriveIntact() throws Exception {
        echoBehind(Fault.slicer(7, Duration.ZERO), latency(5), Fault.bandwidth(4_000_000));
        byte[] random = new byte[100_000];
        new Random(3).nextBytes(random);
        Future<Lab.Received> back = meanwhile(() -> lab.receive("c", random.length, random.length, act()));
        lab.send("c", Bytes.of(random), act());
        assertThat(back.get().data()).isEqualTo(Bytes.of(random));
    }

    @Test
    void bandwidthGivesEachByteItsTime() throws Exception {
        linked();
        put(Fault.bandwidth(10_000), Faults.Way.TO_SERVER);
        long began = System.nanoTime();
        lab.send("c", Bytes.of(new byte[2_000]), act());
        lab.receive("a", 2_000, 2_000, act());
        assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }

    @Test
    void timeoutHoldsAllUntilHealed() throws Exception {
        linked();
        put(Fault.timeout(null), Faults.Way.TO_SERVER);
        send("c", "late");
        lab.halfClose("c");
        await("link.1", WireEvent.PeerClosed.class);
        failure(Trouble.TIMED_OUT, () -> lab.receive("a", 1, 1, within(50)));
        send("a", "other way");
        assertThat(receive("c", 9)).isEqualTo("other way");
        heal("timeout");
        assertThat(receive("a", 4)).isEqualTo("late");
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
    }

    @Test
    void timeoutWithATimeClosesBothSides() throws Exception {
        linked();
        long began = System.nanoTime();
        put(Fault.timeout(Duration.ofMillis(50)), Faults.Way.BOTH);
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
    }

    @Test
    void resetAfterSomeBytesLetsThemThroughAndResetsBoth() throws Exception {
        linked();
        put(Fault.resetAfter(5), Faults.Way.TO_SERVER);
        send("c", "hello world");
        failure(Trouble.RESET, () -> lab.receive("c", 1, 1, act()));
        failure(Trouble.RESET, () -> lab.receive("a", 6, 6, act()));
        assertThat(lab.proxies().figures("link").toServer()).isEqualTo(5);
        await("link.1.target", WireEvent.Aborted.class);
    }

    @Test
    void resetAfterATimeNeedsNoBytes() throws Exception {
        linked();
        put(Fault.resetAfter(Duration.ofMillis(30)), Faults.Way.TO_CLIENT);
        failure(Trouble.RESET, () -> lab.receive("c", 1, 1, act()));
        failure(Trouble.RESET, () -> lab.receive("a", 1, 1, act()));
    }

    @Test
    void limitEndsBothSidesWithFin() throws Exception {
        linked();
        put(Fault.limit(4), Faults.Way.TO_SERVER);
        send("c", "12345678");
        assertThat(receive("a", 4)).isEqualTo("1234");
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(eventsOf("link.1"))
                .contains(new WireEvent.Faulted("limit", "to the server: ends the connection; 4 bytes thrown away"));
        lab.close("a");
        lab.close("c");
        await("link.1", WireEvent.Closed.class);
    }

    @Test
    void slowCloseHoldsFinOnly() throws Exception {
        linked();
        put(Fault.slowClose(Duration.ofMillis(80)), Faults.Way.BOTH);
        long began = System.nanoTime();
        send("c", "bye");
        lab.halfClose("c");
        assertThat(receive("a", 3)).isEqualTo("bye");
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
        assertThat(since(began)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void dropLosesBytesAndLeavesTheConnection() throws Exception {
        linked();
        put(Fault.drop(), Faults.Way.TO_SERVER);
        send("c", "gone");
        await("link.1", WireEvent.Faulted.class);
        heal("drop");
        send("c", "here");
        assertThat(receive("a", 4)).isEqualTo("here");
    }

    @Test
    void healedLatencyLetsGoAtOnceWhatItHeld() throws Exception {
        linked();
        put(latency(3_600_000), Faults.Way.TO_SERVER);
        send("c", "held");
        await("link.1", WireEvent.Faulted.class);
        heal("latency");
        assertThat(receive("a", 4)).isEqualTo("held");
    }

    @Test
    void theSameWordTakesThePlaceOfTheFirst() throws Exception {
        linked();
        put(latency(10), Faults.Way.BOTH);
        put(Fault.slicer(2, Duration.ZERO), Faults.Way.TO_CLIENT);
        put(latency(20), Faults.Way.TO_CLIENT);
        Faults faults = lab.proxies().figures("link").faults();
        assertThat(faults.toServer()).hasToString("[latency 10 ms]");
        assertThat(faults.toClient()).hasToString("[latency 20 ms, slicer 2 bytes]");
    }

    @Test
    void whatAFaultHoldsIsBounded() throws Exception {
        linked();
        put(Fault.timeout(null), Faults.Way.TO_SERVER);
        failure(Trouble.TIMED_OUT, () -> lab.send("c", Bytes.of(new byte[64 << 20]), within(300)));
        long taken = eventsOf("link.1").stream()
                .filter(WireEvent.Received.class::isInstance)
                .mapToLong(what -> ((WireEvent.Received) what).count())
                .sum();
        assertThat(taken).isBetween(1L, (long) Flow.MOST_HELD + (16 << 10));
    }
}
