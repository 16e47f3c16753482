package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeport.net.Bytes;
import dev.homeport.net.EchoMode;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.Look;
import dev.homeport.net.Snapshot;
import dev.homeport.net.TlsAnswer;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Echo and web servers that speak TLS. What every mode of echo promises is in {@link TlsEchoTest}. */
class TlsServersTest extends LabTest {
    @ParameterizedTest
    @EnumSource(names = {"ONE", "THREADS", "SELECTOR"})
    void anEchoServerSpeaksItAndAPlainClientHarmsNobody(EchoMode mode) throws Exception {
        Endpoint at = local(lab.tls().echo(ANY_PORT, "e", EchoSettings.of(mode), false, act()));
        lab.connect(at, "plain", act());
        send("plain", "GET / HTTP/1.1\r\n\r\n");
        assertThat(lab.receive("plain", 2, 100, act()).data().at(0)).isEqualTo(0x15);
        lab.close("plain");
        lab.tls().connect(at, "localhost", "c", false, act());
        send("c", "ping");
        assertThat(receive("c", 4)).isEqualTo("ping");
        lab.halfClose("c");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(eventsOf("c")).endsWith(new WireEvent.CloseNotified());
        // The alert came before the thread that sent it went on to count.
        Awaitility.await()
                .untilAsserted(() -> assertThat(lab.echoFigures("e").errors()).containsEntry("TLS: not-tls", 1L));
        assertThat(lab.tls().facts("e").orElseThrow().certificate()).isNotNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE", "THREADS", "SELECTOR"})
    void aStoppedEchoServerEndsItsStreamsWhole(EchoMode mode) throws Exception {
        Endpoint at = local(lab.tls().echo(ANY_PORT, "e", EchoSettings.of(mode), false, act()));
        lab.tls().connect(at, "localhost", "c", false, act());
        send("c", "ping");
        assertThat(receive("c", 4)).isEqualTo("ping");
        lab.close("e");
        assertThat(lab.receive("c", 1, 1, act()).endOfStream()).isTrue();
        assertThat(eventsOf("c")).endsWith(new WireEvent.CloseNotified());
        assertThat(eventsOf("e.1")).endsWith(new WireEvent.SentCloseNotify(), new WireEvent.Closed());
    }

    @Test
    void aStoppedEchoServerDoesNotWaitForAClientThatTakesNothing() throws Exception {
        Endpoint at = local(lab.tls().echo(ANY_PORT, "e", EchoSettings.usual(), false, act()));
        lab.tls().connect(at, "localhost", "c", false, act());
        failure(Trouble.TIMED_OUT, () -> lab.send("c", Bytes.of(new byte[64 << 20]), within(500)));
        meanwhile(() -> {
                    lab.close("e");
                    return "done";
                })
                .get(5, TimeUnit.SECONDS);
        assertThat(eventsOf("e.1")).endsWith(new WireEvent.Closed());
    }

    @Test
    void anHttpRequestToATlsPortIsToldOfHttps() throws Exception {
        int port = local(lab.tls().serve(ANY_PORT, "w", false, act())).port();
        LabException odd = failure(Trouble.OTHER, () -> get("http://localhost:" + port + "/"));
        assertThat(odd.what())
                .isEqualTo("what localhost:" + port + " sent back is not HTTP: a TLS alert came: ask with https");
    }

    @Test
    void aWebServerSpeaksItToTheLabsOwnClientAndSaysWhyAStrangerIsNotTrusted() throws Exception {
        Endpoint at = local(lab.tls().serve(ANY_PORT, "w", false, act()));
        lab.route("w", new WebRoute("GET", "/hi", 200, "text/plain", "hello"));
        String uri = "https://localhost:" + at.port() + "/hi";
        assertThat(get(uri).body().text()).isEqualTo("hello");
        assertThat(eventsOf("w").stream().filter(WireEvent.Accepted.class::isInstance))
                .hasSize(1);
        try (Lab other = Lab.open(LabSettings.USUAL)) {
            LabException stranger =
                    failure(Trouble.NOT_TRUSTED, () -> other.http(HttpRequest.get(HttpAnswers.url(uri)), false, act()));
            assertThat(stranger.what())
                    .startsWith("the certificate of localhost:" + at.port()
                            + " is not trusted: this playground does not know its issuer");
        }
        Endpoint plain = local(lab.serve(ANY_PORT, "p", false, act()));
        String wrong = "https://localhost:" + plain.port() + "/";
        assertThat(failure(Trouble.NOT_TLS, () -> get(wrong)).what())
                .contains("does not speak TLS: what it sent begins \"HTTP/1.1 400");
    }

    private static TlsAnswer answer(Snapshot seen, int port) {
        return seen.answer(new Look.Tls(port))
                .match(each -> each.asked().get(0).answer(), reason -> new TlsAnswer(TlsAnswer.End.UNCLEAR, reason));
    }

    @Test
    void aProbeTellsWhetherAPortSpeaksIt() throws Exception {
        int secure = local(lab.tls().echo(ANY_PORT, "e", EchoSettings.usual(), false, act()))
                .port();
        int plain = local(lab.serve(ANY_PORT, "w", false, act())).port();
        Snapshot seen = lab.snapshot(0, List.of(new Look.Tls(secure), new Look.Tls(plain)), act());
        assertThat(answer(seen, secure).end()).isEqualTo(TlsAnswer.End.DONE);
        assertThat(answer(seen, plain).end()).isEqualTo(TlsAnswer.End.OTHER_PROTOCOL);
        assertThat(answer(seen, plain).words()).contains("does not speak TLS");
        assertThat(lab.echoFigures("e").served()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"curl", "openssl"})
    void realClientsTrustTheAuthoritysFile(String client) throws Exception {
        assumeTrue(TlsClients.isInstalled(client), client + " is not installed");
        int port = local(lab.tls().serve(ANY_PORT, "w", false, act())).port();
        String authority = lab.tls().authorityFile().toString();
        List<String> line = client.equals("curl")
                ? List.of(
                        "curl",
                        "-sS",
                        "--noproxy",
                        "*",
                        "-m",
                        "10",
                        "--cacert",
                        authority,
                        "https://localhost:" + port + "/")
                : List.of(
                        "openssl",
                        "s_client",
                        "-connect",
                        "127.0.0.1:" + port,
                        "-CAfile",
                        authority,
                        "-verify_return_error",
                        "-verify_hostname",
                        "localhost",
                        "-brief");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains(client.equals("curl") ? "404 Not Found: no route for /" : "Verification: OK");
        assertThat(process.exitValue()).as(said).isZero();
    }
}
