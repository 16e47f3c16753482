package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Faults;
import dev.homeport.net.Bytes;
import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What else an echo server promises over TLS, whatever its mode. */
class TlsEchoTest extends EchoPromises {
    @Override
    LedgerEntry serve(EchoSettings settings) throws LabException {
        return lab.tls().echo(ANY_PORT, "e", settings, false, act());
    }

    @Override
    void connect(String name) throws LabException {
        lab.tls().connect(at, "localhost", name, false, act());
    }

    @ParameterizedTest
    @EnumSource
    void theWireLogHasThePlainTextAndTheHandshake(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
        send("c", "hello\n");
        assertThat(receive("c", 6)).isEqualTo("hello\n");
        TlsFacts facts = lab.tls().facts("e.1").orElseThrow();
        assertThat(facts.version()).isEqualTo("TLSv1.3");
        assertThat(facts.own()).isTrue();
        lab.close("c");
        await("e.1", WireEvent.Closed.class);
        WireEvent.Secured secured = new WireEvent.Secured(facts.version(), facts.cipherSuite(), facts.certificate());
        // The client has closed, so that the server's goodbye may or may not reach anybody.
        assertThat(eventsOf("e.1"))
                .filteredOn(it -> !(it instanceof WireEvent.SentCloseNotify))
                .containsExactly(
                        new WireEvent.Accepted("e"),
                        secured,
                        new WireEvent.Received(Bytes.utf8("hello\n"), 6),
                        new WireEvent.Sent(Bytes.utf8("hello\n"), 6),
                        new WireEvent.CloseNotified(),
                        new WireEvent.Closed());
        LedgerEntry served = lab.find("e.1").orElseThrow();
        assertThat(served.parent()).isEqualTo("e");
        assertThat(served.open()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void recordsThatDripByteByByteAreEchoed(EchoMode mode) throws Exception {
        echo(mode);
        Endpoint link = local(lab.proxies().proxy(ANY_PORT, at, "link", act()));
        lab.proxies().fault("link", Fault.slicer(1, Duration.ZERO), Faults.Way.BOTH, act());
        lab.tls().connect(link, "localhost", "c", false, act());
        send("c", "drip");
        assertThat(receive("c", 4)).isEqualTo("drip");
    }

    @ParameterizedTest
    @EnumSource(names = "ONE", mode = EnumSource.Mode.EXCLUDE)
    void noBadPeerHarmsAnother(EchoMode mode) throws Exception {
        echo(mode);
        lab.connect(at, "silent", act());
        lab.connect(at, "halfway", act());
        lab.send("halfway", Bytes.of((byte) 0x16, (byte) 3, (byte) 1, (byte) 2, (byte) 0), act());
        lab.connect(at, "plain", act());
        send("plain", "GET / HTTP/1.1\r\n\r\n");
        // Before the flood, which drives it out of the log.
        await(it -> it.what() instanceof WireEvent.Failed failed
                && failed.reason().contains("does not speak TLS: what it sent begins \"GET / HTTP/1.1"));
        connect("unreading");
        connect("resetting");
        // More than both kernels' buffers hold, so that the server's write has to wait.
        failure(Trouble.TIMED_OUT, () -> lab.send("unreading", Bytes.of(new byte[32 << 20]), within(500)));
        send("resetting", "x");
        lab.abort("resetting");
        connect("kind");
        send("kind", "still there?");
        assertThat(receive("kind", 12)).isEqualTo("still there?");
        lab.close("unreading");
        Awaitility.await().until(() -> figures().clients() == 3);
        assertThat(figures().errors()).containsEntry("TLS: not-tls", 1L).containsKey("reset by the client");
    }

    @ParameterizedTest
    @EnumSource(names = "ONE", mode = EnumSource.Mode.EXCLUDE)
    void oneClientTooManyWaitsInTheBacklogUntilAnotherLeaves(EchoMode mode) throws Exception {
        echo(mode, 1, true);
        connect("a");
        Future<String> waiting = meanwhile(() -> {
            connect("b");
            send("b", "me too");
            return receive("b", 6);
        });
        Awaitility.await().until(() -> figures().held() > 0);
        assertThat(figures().clients()).isEqualTo(1);
        lab.close("a");
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("me too");
        assertThat(figures().served()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void finWithoutCloseNotifyIsSaidToBeCutShort(EchoMode mode) throws Exception {
        echo(mode);
        try (Socket raw = new Socket(at.address(), at.port());
                SSLSocket client = TlsClients.over(trust(), raw)) {
            assertThat(TlsClients.echoOf(client, new byte[] {7})).containsExactly(7);
            raw.shutdownOutput();
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
        await("e.1", WireEvent.Closed.class);
        assertThat(eventsOf("e.1")).contains(new WireEvent.PeerClosed(), new WireEvent.CutShort());
    }

    @ParameterizedTest
    @EnumSource
    void whoeverEndsAStreamSaysCloseNotify(EchoMode mode) throws Exception {
        echo(mode);
        connect("c");
        send("c", "x");
        assertThat(receive("c", 1)).isEqualTo("x");
        lab.halfClose("c");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(eventsOf("c")).endsWith(new WireEvent.CloseNotified());
        connect("d");
        send("d", "y");
        assertThat(receive("d", 1)).isEqualTo("y");
        lab.close("e.2");
        assertThat(lab.receive("d", 1, 1, act()).endOfStream()).isTrue();
        assertThat(eventsOf("d")).endsWith(new WireEvent.CloseNotified());
    }

    @ParameterizedTest
    @EnumSource
    void closingTheServerInTheMiddleOfAHandshakeEndsItsThreads(EchoMode mode) throws Exception {
        echo(mode);
        lab.connect(at, "silent", act());
        await("e.1", WireEvent.Accepted.class);
        lab.close("e");
        assertThat(lab.receive("silent", 1, 1, act()).endOfStream()).isTrue();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("lab echo e"));
    }

    @ParameterizedTest
    @EnumSource(names = {"THREADS", "SELECTOR"})
    void aRenegotiationOfTls12KeepsTheStreamWhole(EchoMode mode) throws Exception {
        echo(mode);
        try (Socket raw = new Socket(at.address(), at.port());
                SSLSocket client = TlsClients.over(trust(), raw)) {
            client.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThat(TlsClients.echoOf(client, new byte[] {1, 2})).containsExactly(1, 2);
            client.startHandshake();
            assertThat(TlsClients.echoOf(client, new byte[] {3, 4})).containsExactly(3, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void programsOfOthersAreEchoed(EchoMode mode) throws Exception {
        assumeThat(TlsClients.isInstalled("openssl")).as("openssl is installed").isTrue();
        echo(mode);
        Process process = new ProcessBuilder(
                        "openssl",
                        "s_client",
                        "-quiet",
                        "-connect",
                        "127.0.0.1:" + at.port(),
                        "-CAfile",
                        lab.tls().authorityFile().toString(),
                        "-verify_return_error",
                        "-verify_hostname",
                        "localhost")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().write("salute\n".getBytes(StandardCharsets.US_ASCII));
            process.getOutputStream().flush();
            assertThat(process.getInputStream().readNBytes(7)).asString().isEqualTo("salute\n");
        } finally {
            process.destroy();
        }
    }

    private SSLContext trust() throws Exception {
        return TlsClients.trusting(lab.tls().authorityFile());
    }
}
