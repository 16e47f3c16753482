package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Latencies;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Swarms against the lab's own servers. */
class SwarmTest extends SwarmLabTest {
    @ParameterizedTest
    @CsvSource({"1,1,1,1", "10,20,7,1", "10,20,7,3", "3,40,70000,4", "2,3,1048576,2", "1000,2,32,1"})
    void everyByteOfEveryMessageIsCompared(int clients, long messages, int size, int pipeline) throws Exception {
        SwarmResult result = swarm(echo(EchoMode.SELECTOR), plan(clients, messages, size, pipeline));
        assertThat(result.errors()).isEmpty();
        assertThat(result.connected()).isEqualTo(clients);
        assertThat(result.messages()).isEqualTo(clients * messages);
        assertThat(result.bytes()).isEqualTo(clients * messages * size);
        Latencies latencies = result.latencies();
        assertThat(latencies.count()).isEqualTo(clients * messages);
        assertThat(latencies.bars().stream().mapToLong(Latencies.Bar::count).sum())
                .isEqualTo(latencies.count());
        assertThat(List.of(
                        latencies.min(),
                        latencies.p50(),
                        latencies.p90(),
                        latencies.p99(),
                        latencies.p999(),
                        latencies.max()))
                .isSorted();
        assertThat(result.elapsed()).isPositive();
        assertThat(result.stopped()).isFalse();
    }

    @Test
    void itStandsOnceInTheLedgerAndOnceInTheWireLog() throws Exception {
        Endpoint to = echo(EchoMode.SELECTOR);
        swarm(to, plan(5, 2, 10, 1));
        LedgerEntry entry = lab.find("s1").orElseThrow();
        assertThat(entry.kind()).isEqualTo(SocketKind.SWARM);
        assertThat(entry.open()).isFalse();
        assertThat(entry.remote()).isEqualTo(to);
        assertThat(eventsOf("s1")).containsExactly(new WireEvent.Swarmed(5, 10, 100, 0));
    }

    @Test
    void timeEndsItWithEverythingThatWasBegunEchoed() throws Exception {
        SwarmPlan plan = new SwarmPlan(8, Long.MAX_VALUE, 64, 4, Duration.ofMillis(200), PATIENCE, 1);
        SwarmResult result = swarm(echo(EchoMode.THREADS), plan);
        assertThat(result.errors()).isEmpty();
        assertThat(result.messages()).isPositive();
        assertThat(result.bytes()).isEqualTo(result.messages() * 64);
    }

    @Test
    void itTellsHowFarItIs() throws Exception {
        List<SwarmProgress> seen = new ArrayList<>();
        SwarmPlan plan = new SwarmPlan(2, Long.MAX_VALUE, 64, 1, Duration.ofMillis(500), PATIENCE, 1);
        lab.swarms().run(echo(EchoMode.THREADS), plan, seen::add, act());
        assertThat(seen).isNotEmpty().allMatch(at -> at.done() >= 0 && at.done() <= 1);
        assertThat(seen).extracting(SwarmProgress::done).isSorted();
    }

    @Test
    void aServerOfOneClientAtATimeShowsAsTimedOutClients() throws Exception {
        SwarmPlan plan = new SwarmPlan(3, Long.MAX_VALUE, 10, 1, Duration.ofMillis(1500), Duration.ofMillis(500), 1);
        SwarmResult result = swarm(echo(EchoMode.ONE), plan);
        assertThat(result.messages()).isPositive();
        assertThat(result.errors()).singleElement().satisfies(error -> {
            assertThat(error.trouble()).isEqualTo(SwarmTrouble.TIMED_OUT);
            assertThat(error.clients()).isEqualTo(2);
        });
    }

    @Test
    void controlCEndsItWithTheResultSoFar() throws Exception {
        Cancellation cancellation = new Cancellation();
        Act act = new Act("swarm", PATIENCE, cancellation);
        SwarmPlan plan = new SwarmPlan(4, Long.MAX_VALUE, 32, 1, null, PATIENCE, 1);
        SwarmResult result = lab.swarms()
                .run(
                        echo(EchoMode.THREADS),
                        plan,
                        at -> {
                            if (at.messages() > 0) {
                                cancellation.cancel();
                            }
                        },
                        act);
        assertThat(result.stopped()).isTrue();
        assertThat(result.messages()).isPositive();
    }

    @Test
    void theLabsEndEndsIt() throws Exception {
        Endpoint to = echo(EchoMode.THREADS);
        SwarmPlan plan = new SwarmPlan(4, Long.MAX_VALUE, 32, 1, null, PATIENCE, 1);
        Thread closing = new Thread(lab::close);
        SwarmResult result = lab.swarms()
                .run(
                        to,
                        plan,
                        at -> {
                            if (at.messages() > 0 && closing.getState() == Thread.State.NEW) {
                                closing.start();
                            }
                        },
                        act());
        closing.join();
        assertThat(result.messages()).isPositive();
        assertThat(lab.ledger()).noneMatch(LedgerEntry::open);
    }

    @Test
    void aServerOnIpv6IsReached() throws Exception {
        Endpoint at;
        try {
            EchoSettings settings = new EchoSettings(EchoMode.THREADS, EchoMode.THREADS.usualClients(), true);
            at = local(lab.echo(new Endpoint(InetAddress.getByName("::1"), 0), "e", settings, false, act()));
        } catch (LabException noIpv6) {
            Assumptions.abort("no IPv6 here: " + noIpv6.what());
            return;
        }
        assertThat(swarm(at, plan(2, 2, 10, 1)).messages()).isEqualTo(4);
    }

    @Test
    void onlyLoopbackIsLoaded() {
        assertThatThrownBy(() -> swarm(new Endpoint(InetAddress.getByName("192.0.2.1"), 7), plan(1, 1, 1, 1)))
                .isInstanceOfSatisfying(
                        LabException.class, e -> assertThat(e.trouble()).isEqualTo(Trouble.EXPOSED));
    }
}
