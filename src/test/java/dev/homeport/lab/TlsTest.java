package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Certificate;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.TlsRecord;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** TLS on connections that verbs open at both ends. */
class TlsTest extends LabTest {
    @Test
    void bothEndsEncryptAndTheWireLogShowsThePlainText() throws Exception {
        securePair();
        send("c", "hello\n");
        assertThat(receive("a", 6)).isEqualTo("hello\n");
        send("a", "welcome\n");
        assertThat(receive("c", 8)).isEqualTo("welcome\n");
        assertThat(eventsOf("c"))
                .contains(
                        new WireEvent.Sent(Bytes.utf8("hello\n"), 6),
                        new WireEvent.Received(Bytes.utf8("welcome\n"), 8));
        for (String end : new String[] {"c", "a"}) {
            await(end, WireEvent.Secured.class);
            WireEvent.Secured secured = eventsOf(end).stream()
                    .filter(WireEvent.Secured.class::isInstance)
                    .map(WireEvent.Secured.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertThat(secured.version()).isEqualTo("TLSv1.3");
            assertThat(secured.cipherSuite()).startsWith("TLS_AES_");
            assertThat(secured.certificate()).isNotNull();
        }
    }

    @Test
    void theCertificateIsForThisMachinesOwnNamesAndShortLived() throws Exception {
        securePair();
        TlsFacts facts = lab.tls().facts("c").orElseThrow();
        Certificate certificate = facts.certificate();
        assertThat(certificate).isNotNull();
        assertThat(certificate.names()).containsExactly("localhost", "127.0.0.1", "::1");
        assertThat(certificate.subject()).isEqualTo("CN=localhost");
        assertThat(certificate.issuer()).startsWith("CN=Homeport playground ");
        assertThat(certificate.from()).isBefore(Instant.now());
        assertThat(certificate.until())
                .isAfter(Instant.now())
                .isBefore(Instant.now().plus(Duration.ofDays(2)));
        assertThat(facts.trust())
                .isEqualTo("trusted: this playground's authority signed it, and 127.0.0.1 is among its names");
        assertThat(lab.tls().facts("l").orElseThrow().certificate()).isEqualTo(certificate);
    }

    @Test
    void eachDirectionEndsByItself() throws Exception {
        securePair();
        send("c", "last words");
        lab.halfClose("c");
        assertThat(receive("a", 10)).isEqualTo("last words");
        assertThat(lab.receive("a", 1, 10, act())).isEqualTo(new Lab.Received(Bytes.EMPTY, true));
        send("a", "answer");
        assertThat(receive("c", 6)).isEqualTo("answer");
        lab.close("a");
        assertThat(lab.receive("c", 1, 10, act()).endOfStream()).isTrue();
        assertThat(eventsOf("c"))
                .contains(new WireEvent.SentCloseNotify(), new WireEvent.HalfClosed(), new WireEvent.CloseNotified());
        assertThat(eventsOf("a")).contains(new WireEvent.CloseNotified());
    }

    @Test
    void aMegabyteGoesThroughWhole() throws Exception {
        securePair();
        byte[] much = new byte[1 << 20];
        new java.util.Random(1).nextBytes(much);
        var sending = meanwhile(() -> {
            lab.send("c", Bytes.of(much), act());
            return true;
        });
        assertThat(lab.receive("a", much.length, much.length, act()).data()).isEqualTo(Bytes.of(much));
        assertThat(sending.get()).isTrue();
    }

    @Test
    void aPlainClientIsTurnedAwayWithAnAlert() throws Exception {
        LedgerEntry listener = lab.tls().listen(ANY_PORT, "l", 16, true, false, act());
        lab.connect(local(listener), "c", act());
        send("c", "GET / HTTP/1.1\r\n\r\n");
        LabException refused = failure(Trouble.NOT_TLS, () -> lab.accept("l", "a", act()));
        assertThat(refused.what())
                .isEqualTo("the other end of a does not speak TLS: what it sent begins \"GET / HTTP/1.1\\r\\n\\r\\n\"");
        assertThat(lab.find("a").orElseThrow().open()).isFalse();
        Bytes alert = lab.receive("c", 7, 100, act()).data();
        assertThat(alert.slice(0, 2)).isEqualTo(Bytes.of((byte) 0x15, (byte) 3));
        assertThat(TlsRecord.sentence(alert).orElseThrow()).startsWith("these bytes are a TLS alert (fatal, ");
    }

    @Test
    void aTlsClientAtAPlainEchoServerGetsItsHelloBack() throws Exception {
        LedgerEntry echo = lab.echo(ANY_PORT, "e", false, act());
        // It may know before connect returns, or only after.
        LabException noTls = failure(Trouble.NOT_TLS, () -> {
            lab.tls().connect(local(echo), "localhost", "c", false, act());
            lab.receive("c", 1, 10, act());
        });
        assertThat(noTls.what())
                .isEqualTo("the other end of c sent the ClientHello back: it echoes, and does not speak TLS");
    }

    @Test
    void aTlsClientAtAPlainPortSendsItsHello() throws Exception {
        LedgerEntry listener = listen("l");
        lab.tls().connect(local(listener), "localhost", "c", false, act());
        lab.accept("l", "a", act());
        Bytes hello = lab.receive("a", 6, 4096, act()).data();
        assertThat(TlsRecord.at(hello)).contains(TlsRecord.CLIENT_HELLO);
        send("a", "HTTP/1.1 400 Bad Request\r\n\r\n");
        LabException noTls = failure(Trouble.NOT_TLS, () -> lab.receive("c", 1, 10, act()));
        assertThat(noTls.what())
                .isEqualTo("the other end of c does not speak TLS: what it sent begins \"HTTP/1.1 400 Bad Request\"");
    }

    @Test
    void aNameThatIsNotInTheCertificateIsNotTrusted() throws Exception {
        Endpoint at = local(lab.tls().listen(ANY_PORT, "l", 16, true, false, act()));
        lab.tls().connect(at, "example.org", "c", false, act());
        LabException refused = failure(Trouble.NOT_TRUSTED, () -> lab.accept("l", "a", act()));
        assertThat(refused.what()).startsWith("the client of a does not trust the certificate: its alert says ");
        assertThat(failure(Trouble.NOT_TRUSTED, () -> lab.receive("c", 1, 1, act()))
                        .what())
                .isEqualTo("the certificate of example.org:" + at.port()
                        + " is not trusted: example.org is not among its names (localhost, 127.0.0.1, ::1)");
    }

    @Test
    void anotherPlaygroundsCertificateIsNotTrustedUnlessInsecure() throws Exception {
        try (Lab other = Lab.open(LabSettings.USUAL)) {
            Endpoint at = local(other.tls().listen(ANY_PORT, "l", 16, true, false, act()));
            var accepting = meanwhile(() -> other.accept("l", "a", act()));
            LabException refused =
                    failure(Trouble.NOT_TRUSTED, () -> lab.tls().connect(at, "127.0.0.1", "c", false, act()));
            assertThat(refused.what()).contains("this playground does not know its issuer, CN=Homeport playground ");
            assertThat(accepting).failsWithin(Duration.ofSeconds(10));
            var again = meanwhile(() -> other.accept("l", "b", act()));
            lab.tls().connect(at, "127.0.0.1", "d", true, act());
            again.get();
            assertThat(lab.tls().facts("d").orElseThrow().trust())
                    .startsWith("not trusted: this playground does not know its issuer")
                    .endsWith("--insecure went on all the same");
            send("d", "ping");
            assertThat(other.receive("b", 4, 4, act()).data()).isEqualTo(Bytes.utf8("ping"));
        }
    }

    @Test
    void finWithoutCloseNotifyIsSaidToBeCutShort() throws Exception {
        Endpoint at = local(lab.tls().listen(ANY_PORT, "l", 16, true, false, act()));
        try (Socket raw = new Socket(at.address(), at.port());
                SSLSocket stranger =
                        TlsClients.over(TlsClients.trusting(lab.tls().authorityFile()), raw)) {
            var accepting = meanwhile(() -> lab.accept("l", "a", act()));
            stranger.getOutputStream().write("half a mess".getBytes(StandardCharsets.US_ASCII));
            accepting.get();
            raw.shutdownOutput();
            assertThat(receive("a", 11)).isEqualTo("half a mess");
            assertThat(lab.receive("a", 1, 10, act()).endOfStream()).isTrue();
            assertThat(eventsOf("a")).endsWith(new WireEvent.PeerClosed(), new WireEvent.CutShort());
        }
    }

    @Test
    void aStallInTheHandshakeEndsAtTheDeadlineAndHarmsNobodyElse() throws Exception {
        Endpoint at = local(lab.tls().listen(ANY_PORT, "l", 16, true, false, act()));
        lab.connect(at, "silent", act());
        LabException nothing = failure(Trouble.TIMED_OUT, () -> lab.accept("l", "a", within(200)));
        assertThat(nothing.what()).isEqualTo("the other end of a said nothing within 200 ms");
        lab.connect(at, "half", act());
        lab.send("half", Bytes.of((byte) 0x16, (byte) 3, (byte) 1, (byte) 2, (byte) 0), act());
        assertThat(failure(Trouble.TIMED_OUT, () -> lab.accept("l", "b", within(200)))
                        .what())
                .isEqualTo("the other end of b stopped in the middle of the TLS handshake within 200 ms");
        lab.connect(at, "gone", act());
        lab.send("gone", Bytes.of((byte) 0x16, (byte) 3, (byte) 1), act());
        lab.close("gone");
        assertThat(failure(Trouble.CLOSED, () -> lab.accept("l", "d", act())).what())
                .isEqualTo("the other end of d closed in the middle of the TLS handshake");
        lab.tls().connect(at, "127.0.0.1", "c", false, act());
        lab.accept("l", "e", act());
        send("c", "fine");
        assertThat(receive("e", 4)).isEqualTo("fine");
    }

    @Test
    void theAuthoritysFileIsForThisUserOnlyAndGoesWithTheLab() throws Exception {
        Path file = lab.tls().authorityFile();
        assertThat(file).content().startsWith("-----BEGIN CERTIFICATE-----\n").doesNotContain("PRIVATE");
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .containsExactlyInAnyOrderElementsOf(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
        assertThat(lab.tls().authorityFile()).isEqualTo(file);
        lab.close();
        assertThat(file.getParent()).doesNotExist();
    }

    @Test
    void evenAShortLineIsNoTls() throws Exception {
        Endpoint at = local(lab.tls().listen(ANY_PORT, "l", 16, true, false, act()));
        lab.connect(at, "plain", act());
        send("plain", "a");
        assertThat(failure(Trouble.NOT_TLS, () -> lab.accept("l", "a", act())).what())
                .isEqualTo("the other end of a does not speak TLS: what it sent begins \"a\"");
        assertThat(lab.receive("plain", 2, 100, act()).data().at(0)).isEqualTo((byte) 0x15);
    }

    private void securePair() throws Exception {
        LedgerEntry listener = lab.tls().listen(ANY_PORT, "l", 16, true, false, act());
        lab.tls().connect(local(listener), "127.0.0.1", "c", false, act());
        lab.accept("l", "a", act());
    }
}
