package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.EchoFigures;
import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import java.util.Random;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an echo server promises in every mode, with TLS and without. */
abstract class EchoPromises extends LabTest {
    Endpoint at = ANY_PORT;

    /** Starts the server, named e. */
    abstract LedgerEntry serve(EchoSettings settings) throws LabException;

    abstract void connect(String name) throws LabException;

    final void echo(EchoMode mode, int most, boolean logged) throws LabException {
        assumeThat(mode != EchoMode.VIRTUAL || ServerThreads.hasVirtual())
                .as("virtual threads")
                .isTrue();
        at = local(serve(new EchoSettings(mode, most, logged)));
    }

    final void echo(EchoMode mode) throws LabException {
        echo(mode, mode.usualClients(), true);
    }

    final EchoFigures figures() throws LabException {
        return lab.echoFigures("e");
    }

    @ParameterizedTest
    @EnumSource
    void whatCameBeforeAHalfCloseIsEchoedInFullAndThenTheStreamEnds(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
        byte[] much = new byte[300_000];
        new Random(1).nextBytes(much);
        Future<Lab.Received> echoed = meanwhile(() -> lab.receive("c", much.length + 1, much.length + 1, act()));
        lab.send("c", Bytes.of(much), act());
        lab.halfClose("c");
        assertThat(echoed.get()).isEqualTo(new Lab.Received(Bytes.of(much), true));
        Awaitility.await().until(() -> figures().sent() == much.length);
        assertThat(figures().received()).isEqualTo(much.length);
    }

    @ParameterizedTest
    @EnumSource
    void aClientOfTheServerCanBeClosedByItsName(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
        send("c", "x");
        assertThat(receive("c", 1)).isEqualTo("x");
        lab.close("e.1");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(figures().clients()).isZero();
        connect("d");
        send("d", "next");
        assertThat(receive("d", 4)).isEqualTo("next");
    }

    @ParameterizedTest
    @EnumSource
    void withoutTheWireLogClientsAreCountedOnly(EchoMode mode) throws Exception {
        echo(mode, mode.usualClients(), false);
        connect("c");
        send("c", "hello");
        assertThat(receive("c", 5)).isEqualTo("hello");
        assertThat(lab.find("e.1")).isEmpty();
        assertThat(eventsOf("e.1")).isEmpty();
        assertThat(figures().served()).isEqualTo(1);
        assertThat(figures().named()).isZero();
        Awaitility.await().until(() -> figures().sent() == 5);
    }
}
