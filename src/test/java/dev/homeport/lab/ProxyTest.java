package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A proxy changes nothing of what passes. */
class ProxyTest extends LabTest {
    private Endpoint link(Endpoint target) throws LabException {
        return local(lab.proxies().proxy(ANY_PORT, target, "link", act()));
    }

    /** The client c, a proxy link, and the accepted a behind it. */
    private void linked() throws LabException {
        Endpoint link = link(local(listen("l")));
        lab.connect(link, "c", act());
        lab.accept("l", "a", act());
    }

    @Test
    void bytesGoBothWays() throws Exception {
        linked();
        send("c", "hello");
        assertThat(receive("a", 5)).isEqualTo("hello");
        send("a", "welcome");
        assertThat(receive("c", 7)).isEqualTo("welcome");
    }

    @Test
    void itsConnectionsAreItsChildrenInTheLedger() throws Exception {
        linked();
        await("link.1.target", WireEvent.Connected.class);
        LedgerEntry client = lab.find("link.1").orElseThrow();
        LedgerEntry target = lab.find("link.1.target").orElseThrow();
        assertThat(List.of(client, target)).allSatisfy(each -> {
            assertThat(each.parent()).isEqualTo("link");
            assertThat(each.kind()).isEqualTo(SocketKind.CONNECTION);
            assertThat(each.open()).isTrue();
        });
        assertThat(client.remote()).isEqualTo(lab.find("c").orElseThrow().local());
        assertThat(target.local()).isEqualTo(lab.find("a").orElseThrow().remote());
        assertThat(lab.find("link").orElseThrow().kind()).isEqualTo(SocketKind.PROXY);
    }

    @Test
    void aHalfCloseEndsOneDirectionOnly() throws Exception {
        linked();
        lab.halfClose("c");
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
        send("a", "still here");
        assertThat(receive("c", 10)).isEqualTo("still here");
        lab.close("a");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        await("link.1", WireEvent.Closed.class);
        assertThat(eventsOf("link.1.target")).contains(new WireEvent.HalfClosed(), new WireEvent.PeerClosed());
        assertThat(lab.proxies().figures("link").accepted()).isEqualTo(1);
    }

    @Test
    void aResetGoesOn() throws Exception {
        linked();
        lab.abort("c");
        failure(Trouble.RESET, () -> lab.receive("a", 1, 1, act()));
        await("link.1.target", WireEvent.Aborted.class);
        assertThat(eventsOf("link.1")).contains(new WireEvent.WasReset());
    }

    @Test
    void aResetOfTheServerGoesBack() throws Exception {
        linked();
        lab.abort("a");
        failure(Trouble.RESET, () -> lab.receive("c", 1, 1, act()));
    }

    @Test
    void aTargetThatRefusesClosesTheClientAndSaysSo() throws Exception {
        Endpoint nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, dev.homeport.net.LoopbackAddress.V4)) {
            nobody = Endpoint.loopback(taken.getLocalPort());
        }
        lab.connect(link(nobody), "c", act());
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        await("link.1.target", WireEvent.Refused.class);
        await("link.1", WireEvent.Failed.class);
        assertThat(eventsOf("link.1"))
                .anySatisfy(what -> assertThat(what)
                        .isInstanceOfSatisfying(
                                WireEvent.Failed.class,
                                it -> assertThat(it.reason()).matches("the target 127\\.0\\.0\\.1:\\d+ refused")));
        assertThat(lab.find("link.1.target").orElseThrow().open()).isFalse();
        assertThat(lab.proxies().figures("link").unreached()).isEqualTo(1);
    }

    @Test
    void manyAtOnceGetTheirOwnBytesBack() throws Exception {
        Endpoint echo = local(lab.echo(ANY_PORT, "e", false, act()));
        Endpoint link = link(echo);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String name = "many" + i;
            lab.connect(link, name, act());
            names.add(name);
        }
        for (String each : names) {
            send(each, each);
        }
        for (String each : names) {
            assertThat(receive(each, each.length())).isEqualTo(each);
        }
        assertThat(lab.proxies().figures("link").connections()).isEqualTo(100);
    }

    @Test
    void whoDoesNotReadMakesTheSenderWait() throws Exception {
        linked();
        Bytes much = Bytes.of(new byte[64 << 20]);
        failure(Trouble.TIMED_OUT, () -> lab.send("c", much, within(300)));
        assertThat(lab.proxies().figures("link").toServer()).isLessThan(much.length());
    }

    @Test
    void aMegabyteArrivesIntact() throws Exception {
        linked();
        byte[] random = new byte[1 << 20];
        new Random(1).nextBytes(random);
        Future<Lab.Received> got = meanwhile(() -> lab.receive("a", random.length, random.length, act()));
        lab.send("c", Bytes.of(random), act());
        assertThat(got.get().data()).isEqualTo(Bytes.of(random));
    }

    @Test
    void moreThanTheLimitWait() throws Exception {
        Endpoint link = link(local(lab.echo(ANY_PORT, "e", false, act())));
        try (Lab other = Lab.open(LabSettings.USUAL)) {
            for (int i = 0; i <= ProxyFigures.MOST_CONNECTIONS; i++) {
                other.connect(link, "n" + i, act());
            }
            await("link." + ProxyFigures.MOST_CONNECTIONS, WireEvent.Accepted.class);
            assertThat(lab.find("link." + (ProxyFigures.MOST_CONNECTIONS + 1))).isEmpty();
            other.close("n0");
            await("link." + (ProxyFigures.MOST_CONNECTIONS + 1), WireEvent.Accepted.class);
        }
    }

    @Test
    void aProxyToItselfOrInALoopIsRefused() throws Exception {
        Endpoint one;
        try (ServerSocket taken = new ServerSocket(0, 1, dev.homeport.net.LoopbackAddress.V4)) {
            one = Endpoint.loopback(taken.getLocalPort());
        }
        assertThat(failure(Trouble.BAD_INPUT, () -> lab.proxies().proxy(one, one, "p", act()))
                        .what())
                .isEqualTo("its own port as target would go round for ever");
        Endpoint link = link(one);
        assertThat(failure(Trouble.BAD_INPUT, () -> lab.proxies().proxy(one, link, "back", act()))
                        .what())
                .isEqualTo("that would go round for ever: " + link + " leads back here by link");
        assertThat(lab.find("back")).isEmpty();
    }

    @Test
    void bothEndsStayOnLoopback() throws Exception {
        Endpoint far = new Endpoint(java.net.InetAddress.getByName("192.0.2.1"), 80);
        failure(Trouble.EXPOSED, () -> lab.proxies().proxy(ANY_PORT, far, "p", act()));
        Endpoint everywhere = new Endpoint(java.net.InetAddress.getByName("0.0.0.0"), 0);
        failure(Trouble.EXPOSED, () -> lab.proxies().proxy(everywhere, Endpoint.loopback(80), "p", act()));
    }

    @Test
    void whatAKeptProxyLeadsToIsKept() throws Exception {
        Endpoint echo = local(lab.echo(ANY_PORT, "e", false, act()));
        Endpoint first = local(lab.proxies().proxy(ANY_PORT, echo, "first", act()));
        lab.proxies().proxy(ANY_PORT, first, "second", act());
        lab.echo(ANY_PORT, "other", false, act());
        assertThat(lab.closeAllBut(java.util.Set.of("second")))
                .extracting(LedgerEntry::name)
                .containsExactly("other");
    }

    @Test
    void closingOneSideClosesTheOther() throws Exception {
        linked();
        await("link.1.target", WireEvent.Connected.class);
        lab.close("link.1");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(lab.receive("a", 1, 1, act()).endOfStream()).isTrue();
        assertThat(lab.find("link.1.target").orElseThrow().open()).isFalse();
    }

    @Test
    void closingItLeavesNothing() throws Exception {
        linked();
        await("link.1.target", WireEvent.Connected.class);
        lab.close("link");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(lab.ledger().stream().filter(LedgerEntry::open).map(LedgerEntry::name))
                .containsExactlyInAnyOrder("l", "c", "a");
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lab proxy link"));
    }
}
