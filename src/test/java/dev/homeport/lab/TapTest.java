package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Faults;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A tap shows what passes, and changes nothing of it. */
class TapTest extends LabTest {
    private final BlockingQueue<Tapped> seen = new LinkedBlockingQueue<>();

    private Endpoint tapped() throws LabException {
        LedgerEntry echo = lab.echo(ANY_PORT, "e", false, act());
        LedgerEntry tap = lab.proxies().tap(ANY_PORT, local(echo), "ear", seen::add, act());
        assertThat(tap.kind()).isEqualTo(SocketKind.TAP);
        return local(tap);
    }

    private Tapped next() throws InterruptedException {
        Tapped next = seen.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("nothing was shown").isNotNull();
        return java.util.Objects.requireNonNull(next);
    }

    @Test
    void bothSidesAreShownInTheOrderInWhichTheySpoke() throws Exception {
        lab.connect(tapped(), "c", act());
        send("c", "hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        Tapped first = next();
        assertThat(first.toServer()).isTrue();
        assertThat(first.connection()).isEqualTo("ear.1");
        assertThat(first.data().text()).isEqualTo("hello");
        Tapped second = next();
        assertThat(second.toServer()).isFalse();
        assertThat(second.count()).isEqualTo(5);
    }

    @Test
    void allThatPassedStandsInTheWireLog() throws Exception {
        lab.connect(tapped(), "c", act());
        send("c", "hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        assertThat(eventsOf("ear.1"))
                .contains(
                        WireLog.received("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 5),
                        WireLog.sent("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, 5));
    }

    @Test
    void faultsCanBePutOnATapToo() throws Exception {
        Endpoint tap = tapped();
        lab.proxies().fault("ear", Fault.slicer(1, Duration.ZERO), Faults.Way.BOTH, act());
        lab.connect(tap, "c", act());
        send("c", "hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        await("ear.1", WireEvent.Faulted.class);
    }

    @Test
    void aViewerThatHangsDelaysNoByte() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        LedgerEntry echo = lab.echo(ANY_PORT, "e", false, act());
        LedgerEntry tap = lab.proxies()
                .tap(
                        ANY_PORT,
                        local(echo),
                        "ear",
                        said -> {
                            seen.add(said);
                            try {
                                stuck.await();
                            } catch (InterruptedException ended) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        act());
        lab.connect(local(tap), "c", act());
        send("c", "first");
        assertThat(receive("c", 5)).isEqualTo("first");
        next();
        for (int i = 0; i < 1_000; i++) {
            send("c", "more");
            assertThat(receive("c", 4)).isEqualTo("more");
        }
        stuck.countDown();
        long shown = 5;
        boolean tooFast = false;
        while (shown < 2 * (5 + 4_000)) {
            Tapped said = next();
            shown += said.count();
            tooFast |= said.data().isEmpty();
        }
        assertThat(shown).isEqualTo(2 * (5 + 4_000));
        assertThat(tooFast).isTrue();
    }

    @Test
    void closingShowsWhatIsLeftAndLeavesNoThread() throws Exception {
        lab.connect(tapped(), "c", act());
        send("c", "last words");
        assertThat(receive("c", 10)).isEqualTo("last words");
        lab.close("ear");
        assertThat(seen).extracting(said -> said.data().text()).containsExactly("last words", "last words");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lab tap") || name.startsWith("lab proxy"));
    }
}
