package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Faults;
import dev.homeport.net.Bytes;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where faults meet what is blocked, held, idle, probed or broken. */
class RelayUnderStressTest extends LabTest {
    private static final Duration NONE = Duration.ZERO;

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private void fault(Fault fault, Faults.Way way) throws LabException {
        lab.proxies().fault("link", fault, way, act());
    }

    private void fault(Fault fault) throws LabException {
        fault(fault, Faults.Way.BOTH);
    }

    private void heal(@Nullable String word) throws LabException {
        lab.proxies().heal("link", word, Faults.Way.BOTH, act());
    }

    /** The client c, a proxy link, and the accepted a behind it: open before any fault. */
    private void linked() throws Exception {
        Endpoint link = local(lab.proxies().proxy(ANY_PORT, local(listen("l")), "link", act()));
        lab.connect(link, "c", act());
        lab.accept("l", "a", act());
        await("link.1.target", WireEvent.Connected.class);
    }

    /** The client c of an echo server behind the link. */
    private void echoing() throws Exception {
        Endpoint echo = local(lab.echo(ANY_PORT, "e", false, act()));
        lab.connect(local(lab.proxies().proxy(ANY_PORT, echo, "link", act())), "c", act());
        await("link.1.target", WireEvent.Connected.class);
    }

    private void awaitFaulted(String word, String detail) throws InterruptedException {
        await(event -> event.what() instanceof WireEvent.Faulted it
                && it.fault().equals(word)
                && it.detail().equals(detail));
    }

    @Test
    void aResetTravelsAsLateAsTheBytes() throws Exception {
        linked();
        fault(Fault.latency(millis(60), NONE));
        long sent = System.nanoTime();
        lab.abort("c");
        failure(Trouble.RESET, () -> lab.receive("a", 1, 1, act()));
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThanOrEqualTo(millis(60));
    }

    @Test
    void aResetAtOnceMeetsConnectionsThatAreIdle() throws Exception {
        linked();
        fault(Fault.resetAfter(0));
        failure(Trouble.RESET, () -> lab.receive("c", 1, 1, act()));
        failure(Trouble.RESET, () -> lab.receive("a", 1, 1, act()));
    }

    @Test
    void aResetInTimeNeedsNoReader() throws Exception {
        linked();
        // Nobody receives on a: its window closes, and what comes later stands behind what cannot go.
        failure(Trouble.TIMED_OUT, () -> lab.send("c", Bytes.of(new byte[32 << 20]), within(300)));
        fault(Fault.resetAfter(millis(20)), Faults.Way.TO_SERVER);
        await("link.1", WireEvent.Aborted.class);
        await("link.1.target", WireEvent.Aborted.class);
    }

    @Test
    void aTimeoutWithATimeNeedsNoReader() throws Exception {
        linked();
        failure(Trouble.TIMED_OUT, () -> lab.send("c", Bytes.of(new byte[32 << 20]), within(300)));
        fault(Fault.timeout(millis(20)), Faults.Way.TO_SERVER);
        await("link.1", WireEvent.Closed.class);
        await("link.1.target", WireEvent.Closed.class);
    }

    @Test
    void whatIsDroppedNeverComesAndTheConnectionStays() throws Exception {
        linked();
        fault(Fault.drop(), Faults.Way.TO_SERVER);
        send("c", "gone");
        awaitFaulted("drop", "to the server: 4 bytes thrown away");
        send("a", "still here");
        assertThat(receive("c", 10)).isEqualTo("still here");
        heal("drop");
        send("c", "back");
        assertThat(receive("a", 4)).isEqualTo("back");
    }

    @Test
    void healingAllLetsEverythingGoInOrder() throws Exception {
        linked();
        fault(Fault.latency(Duration.ofMinutes(5), NONE));
        send("c", "one ");
        awaitFaulted("latency", "to the server: 4 bytes held for 300000 ms");
        fault(Fault.timeout(null));
        heal("latency");
        // What latency had held came to stand in the timeout, behind it in the order.
        awaitFaulted("timeout", "to the server: 4 bytes held back");
        send("c", "two");
        heal(null);
        assertThat(receive("a", 7)).isEqualTo("one two");
        assertThat(lab.proxies().figures("link").faults().isEmpty()).isTrue();
    }

    @Test
    void eachWayDrawsItsOwnJitter() throws Exception {
        echoing();
        fault(Fault.latency(millis(30), millis(30)));
        send("c", "ping");
        assertThat(receive("c", 4)).isEqualTo("ping");
        assertThat(eventsOf("link.1"))
                .filteredOn(WireEvent.Faulted.class::isInstance)
                .extracting(event -> ((WireEvent.Faulted) event).detail().replaceFirst("to the .*: ", ""))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    @Test
    void closingTheLabLeavesNothingOfWhatIsHeld() throws Exception {
        linked();
        fault(Fault.latency(Duration.ofMinutes(5), NONE));
        fault(Fault.resetAfter(Duration.ofMinutes(5)));
        send("c", "held");
        awaitFaulted("latency", "to the server: 4 bytes held for 300000 ms");
        lab.close();
        assertThat(lab.ledger()).noneMatch(dev.homeport.net.LedgerEntry::open);
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.equals("lab proxy link"));
    }

    @Test
    void aProbeOfTheLabsOwnIsNotCounted() throws Exception {
        echoing();
        await("e.1", WireEvent.Accepted.class);
        long mark = lab.mark();
        int port = local(lab.find("link").orElseThrow()).port();
        Look.Echo look = new Look.Echo(port, Bytes.utf8("ping"));
        assertThat(lab.snapshot(0, List.of(look), act())
                        .answer(look)
                        .orElse(null)
                        .asked()
                        .get(0)
                        .answer())
                .isEqualTo(new EchoAnswer(Bytes.utf8("ping"), ProbeEnd.CLOSED));
        assertThat(lab.mark()).isEqualTo(mark);
        ProxyFigures figures = lab.proxies().figures("link");
        assertThat(figures.accepted()).isEqualTo(1);
        assertThat(figures.toServer()).isZero();
        assertThat(figures.toClient()).isZero();
        assertThat(figures.connections()).isEqualTo(1);
    }

    @Test
    void aViewerThatFailsOnceIsToldHowMuchItMissedAndShownTheNext() throws Exception {
        BlockingQueue<Tapped> seen = new LinkedBlockingQueue<>();
        AtomicBoolean failed = new AtomicBoolean();
        Consumer<Tapped> viewer = each -> {
            if (failed.compareAndSet(false, true)) {
                throw new IllegalStateException("no screen for a moment");
            }
            seen.add(each);
        };
        Endpoint echo = local(lab.echo(ANY_PORT, "e", false, act()));
        lab.connect(local(lab.proxies().tap(ANY_PORT, echo, "t", viewer, act())), "c", act());
        send("c", "one");
        assertThat(receive("c", 3)).isEqualTo("one");
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(new Tapped("t", "t", true, Bytes.EMPTY, 3));
        assertThat(seen.poll(5, TimeUnit.SECONDS)).isEqualTo(new Tapped("t", "t.1", false, Bytes.utf8("one"), 3));
    }
}
