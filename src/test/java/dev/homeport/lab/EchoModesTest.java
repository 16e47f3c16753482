package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.EchoFigures;
import dev.homeport.net.EchoMode;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without TLS: what else every mode promises, and where they differ. */
class EchoModesTest extends EchoPromises {
    @Override
    LedgerEntry serve(EchoSettings settings) throws LabException {
        return lab.echo(ANY_PORT, "e", settings, false, act());
    }

    @Override
    void connect(String name) throws LabException {
        lab.connect(at, name, act());
    }

    @ParameterizedTest
    @EnumSource
    void aMessageComesBackAndIsLogged(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
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

    @ParameterizedTest
    @EnumSource
    void bytesThatDripComeBackOneByOne(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
        for (char each : "drip".toCharArray()) {
            send("c", String.valueOf(each));
            assertThat(receive("c", 1)).isEqualTo(String.valueOf(each));
        }
        Awaitility.await().until(() -> figures().received() == 4);
    }

    @ParameterizedTest
    @EnumSource(names = "ONE", mode = EnumSource.Mode.EXCLUDE)
    void neitherASilentNorAnUnreadingNorAResettingClientHarmsAnother(EchoMode mode) throws Exception {
        echo(mode);
        connect("silent");
        connect("unreading");
        connect("resetting");
        // More than both kernels' buffers hold, so that the server's write has to wait.
        byte[] flood = new byte[32 << 20];
        failure(Trouble.TIMED_OUT, () -> lab.send("unreading", Bytes.of(flood), within(500)));
        send("resetting", "x");
        lab.abort("resetting");
        connect("kind");
        send("kind", "still there?");
        assertThat(receive("kind", 12)).isEqualTo("still there?");
        lab.close("unreading");
        Awaitility.await().until(() -> figures().clients() == 2);
        assertThat(figures().errors()).containsKey("reset by the client");
    }

    @ParameterizedTest
    @EnumSource(names = "ONE", mode = EnumSource.Mode.EXCLUDE)
    void oneClientTooManyWaitsInTheBacklogUntilAnotherLeaves(EchoMode mode) throws Exception {
        echo(mode, 2, true);
        connect("a");
        connect("b");
        await("e.2", WireEvent.Accepted.class);
        connect("c");
        send("c", "me too");
        failure(Trouble.TIMED_OUT, () -> lab.receive("c", 6, 6, within(100)));
        Awaitility.await().until(() -> figures().held() > 0);
        assertThat(figures().clients()).isEqualTo(2);
        assertWaiting(1);
        lab.close("a");
        assertThat(receive("c", 6)).isEqualTo("me too");
        Awaitility.await().until(() -> figures().clients() == 2);
        assertThat(figures().served()).isEqualTo(3);
        assertWaiting(0);
    }

    @Test
    void oneAtATimeTheSecondClientIsConnectedAndWaitsForItsEcho() throws Exception {
        echo(EchoMode.ONE);
        connect("first");
        await("e.1", WireEvent.Accepted.class);
        connect("second");
        send("second", "hello");
        failure(Trouble.TIMED_OUT, () -> lab.receive("second", 5, 5, within(100)));
        assertThat(figures().clients()).isEqualTo(1);
        assertWaiting(1);
        lab.close("first");
        assertThat(receive("second", 5)).isEqualTo("hello");
        assertThat(lab.find("e.2")).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void theFiguresCountWhatWentEachWay(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
        send("c", "hello");
        receive("c", 5);
        Awaitility.await().until(() -> figures().sent() == 5);
        EchoFigures seen = figures();
        assertThat(seen.mode()).isEqualTo(mode);
        assertThat(seen.maxClients()).isEqualTo(mode.usualClients());
        assertThat(seen.clients()).isEqualTo(1);
        assertThat(seen.named()).isEqualTo(1);
        assertThat(seen.served()).isEqualTo(1);
        assertThat(seen.received()).isEqualTo(5);
        assertThat(seen.errors()).isEmpty();
        assertThat(seen.starved()).isFalse();
        lab.close("c");
        Awaitility.await().until(() -> figures().clients() == 0);
    }

    @ParameterizedTest
    @EnumSource
    void closingTheServerEndsItsClientsAndThreads(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
        await("e.1", WireEvent.Accepted.class);
        lab.close("e");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(lab.find("e.1").orElseThrow().open()).isFalse();
        failure(Trouble.REFUSED, () -> connect("d"));
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lab echo e"));
    }

    @Test
    void aModeThatThisJavaCannotServeSaysSo() {
        assumeThat(ServerThreads.hasVirtual()).as("virtual threads").isFalse();
        LabException too = failure(
                Trouble.BAD_INPUT, () -> lab.echo(ANY_PORT, "e", EchoSettings.of(EchoMode.VIRTUAL), false, act()));
        assertThat(too.what())
                .isEqualTo("virtual threads came with Java 21, and this is Java "
                        + Runtime.version().feature());
        assertThat(too.next()).isEqualTo("`echo 0 --mode threads`, or start Homeport with a newer Java");
    }

    @Test
    void aLimitThatCannotBeNamesWhatCan() {
        LabException one = failure(
                Trouble.BAD_INPUT,
                () -> lab.echo(ANY_PORT, "e", new EchoSettings(EchoMode.ONE, 2, true), false, act()));
        assertThat(one.what()).isEqualTo("mode one cannot have a limit of 2 clients");
        assertThat(one.next()).isEqualTo("leave the limit out: it is 1");
        LabException many = failure(
                Trouble.BAD_INPUT,
                () -> lab.echo(ANY_PORT, "e", new EchoSettings(EchoMode.SELECTOR, 0, true), false, act()));
        assertThat(many.next()).isEqualTo("choose 1 to 65536");
    }

    /** Where the system tells. */
    private void assertWaiting(int wanted) throws Exception {
        if (Files.isReadable(Path.of("/proc/net/tcp"))) {
            assertThat(figures().waiting()).isEqualTo(Observed.seen(wanted));
        } else {
            assertThat(figures().waiting()).isInstanceOf(Observed.Unseen.class);
        }
    }
}
