package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Faults;
import dev.homeport.net.Bytes;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class LabLifeTest extends LabTest {
    @Test
    void closingLeavesNoListenerAndNoThread() throws Exception {
        lab.watchKernel();
        pair();
        int echo = local(lab.echo(ANY_PORT, "e", false, act())).port();
        int web = local(lab.serve(ANY_PORT, "w", false, act())).port();
        lab.connect(dev.homeport.net.Endpoint.loopback(echo), "toEcho", act());
        lab.connect(dev.homeport.net.Endpoint.loopback(web), "toWeb", act());
        LedgerEntry tap =
                lab.proxies().tap(ANY_PORT, dev.homeport.net.Endpoint.loopback(echo), "ear", said -> {}, act());
        lab.proxies().fault("ear", Fault.timeout(Duration.ofHours(1)), Faults.Way.BOTH, act());
        lab.connect(local(tap), "toEar", act());
        send("toEar", "held");
        await("ear.1", WireEvent.Faulted.class);
        await("e.1", WireEvent.Accepted.class);
        Future<Lab.Received> waiting = meanwhile(() -> lab.receive("a", 1, 1, act()));
        awaitWaiting(1);
        Set<Integer> ports = Set.of(
                local(lab.find("l").orElseThrow()).port(), echo, web, local(tap).port());
        long began = System.nanoTime();
        lab.close();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        assertThat(lab.ledger()).noneMatch(LedgerEntry::open);
        assertThat(waiting).failsWithin(Duration.ofSeconds(5));
        List<KernelSocket> rows = lab.kernelTable().orElse(List.of());
        assertThat(rows.stream()
                        .filter(row ->
                                row.isListener() && ports.contains(row.local().port())))
                .isEmpty();
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("lab ")));
        lab.close();
    }

    @Test
    void aClosedLabOpensNothing() {
        lab.close();
        assertThat(failure(Trouble.CLOSED, () -> listen("l")).what()).isEqualTo("the lab is closed");
    }

    @Test
    void closingAllButSomeKeepsTheServersTheyNeed() throws Exception {
        pair();
        int echo = local(lab.echo(ANY_PORT, "e", false, act())).port();
        lab.connect(dev.homeport.net.Endpoint.loopback(echo), "toEcho", act());
        await("e.1", WireEvent.Accepted.class);
        assertThat(lab.closeAllBut(Set.of("a", "e.1")))
                .extracting(LedgerEntry::name)
                .containsExactly("l", "c", "toEcho");
        assertThat(lab.find("a").orElseThrow().open()).isTrue();
        assertThat(lab.find("e").orElseThrow().open()).isTrue();
        lab.closeAllBut(Set.of());
        assertThat(lab.ledger()).noneMatch(LedgerEntry::open);
    }

    @Test
    void theLedgerKeepsTheNewestAndAllThatIsOpen() throws Exception {
        listen("first");
        for (int i = 0; i < Ledger.MOST + 5; i++) {
            listen("again");
            lab.close("again");
        }
        assertThat(lab.ledger()).hasSize(Ledger.MOST);
        assertThat(lab.ledger().get(0).name()).isEqualTo("first");
        assertThat(lab.find("again")).isPresent();
    }

    @Test
    void theWireLogIsBoundedInEventsAndInBytes() {
        WireLog log = new WireLog(new ProbePorts());
        for (int i = 0; i < WireLog.MOST_EVENTS + 10; i++) {
            log.add("c", null, null, new WireEvent.Closed());
        }
        assertThat(log.events()).hasSize(WireLog.MOST_EVENTS);
        assertThat(log.events().get(0).number()).isEqualTo(11);
        assertThat(log.mark()).isEqualTo(WireLog.MOST_EVENTS + 10L);
        byte[] much = new byte[100_000];
        for (int i = 0; i < 100; i++) {
            log.add("c", null, null, WireLog.sent(much, 0, much.length));
        }
        assertThat(log.events()).hasSize(WireLog.MOST_BYTES / WireLog.MOST_BYTES_OF_ONE);
        WireEvent.Sent kept = (WireEvent.Sent) log.events().get(0).what();
        assertThat(kept.count()).isEqualTo(100_000);
        assertThat(kept.data()).isEqualTo(Bytes.of(Arrays.copyOf(much, WireLog.MOST_BYTES_OF_ONE)));
    }

    @Test
    void addedDelaysAreTheSameForTheSameSeed() {
        assertThat(delays(7)).isEqualTo(delays(7)).isNotEqualTo(delays(8)).allMatch(nanos -> nanos <= 5_000_000);
    }

    private static List<Long> delays(long seed) {
        Delays delays = new Delays(new LabSettings(seed, Duration.ofMillis(5)));
        return java.util.stream.Stream.generate(delays::next).limit(20).toList();
    }

    @Test
    void anAddedDelayCanBeCancelled() throws Exception {
        try (Lab slow = Lab.open(new LabSettings(7, Duration.ofHours(1)))) {
            Cancellation stop = new Cancellation();
            Act patient = new Act("listen 0", Act.DEFAULT_WITHIN, stop);
            Future<LedgerEntry> listening = meanwhile(() -> slow.listen(ANY_PORT, null, 5, true, false, patient));
            stop.cancel();
            assertThat(listening).failsWithin(Duration.ofSeconds(5));
            assertThat(slow.ledger()).isEmpty();
        }
        try (Lab slow = Lab.open(new LabSettings(7, Duration.ofMillis(5)))) {
            assertThat(slow.echo(ANY_PORT, null, false, act()).open()).isTrue();
        }
    }

    @Test
    void aCancelledActDoesNothing() {
        Cancellation stop = new Cancellation();
        stop.cancel();
        LabException cancelled = failure(
                Trouble.CANCELLED,
                () -> lab.listen(ANY_PORT, "l", 5, true, false, new Act("listen 0", Act.DEFAULT_WITHIN, stop)));
        assertThat(cancelled.what()).isEqualTo("listen 0 was cancelled");
        assertThat(lab.ledger()).isEmpty();
    }

    @Test
    void openingALabLoadsNothingHeavy() throws Exception {
        Process child = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xlog:class+load:stdout",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpensAndListens.class.getName())
                .redirectErrorStream(true)
                .start();
        String loaded = new String(child.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(loaded)
                .contains("dev.homeport.lab.TcpListener ")
                .doesNotContain(" oshi.")
                .doesNotContain(" io.javalin.")
                .doesNotContain(" org.eclipse.jetty.");
    }

    /** The child's program. */
    static final class OpensAndListens {
        private OpensAndListens() {}

        public static void main(String[] none) throws LabException {
            try (Lab lab = Lab.open(LabSettings.USUAL)) {
                lab.listen(ANY_PORT, null, 5, true, false, act());
            }
        }
    }
}
