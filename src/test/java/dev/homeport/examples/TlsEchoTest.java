package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.testkit.LabExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LabExtension.class)
@Timeout(120)
class TlsEchoTest {
    private static RunningExample server;
    private static int port;
    private static Path certificate;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.start("tls/TlsEchoServer.java", "0");
        port = server.port();
        String line = server.line();
        assertThat(line).startsWith("certificate in ");
        certificate = Path.of(line.substring("certificate in ".length()));
    }

    @AfterAll
    static void end() {
        server.close();
        assertThat(certificate.getParent()).doesNotExist();
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("tls/README.md", port)).contains("hello", "TLS alert (fatal, unexpected_message)");
        assertThat(port(port)).isListening().isReachableOnlyFromThisMachine();
    }

    @Test
    void theKeyIsOnNoDisk() throws Exception {
        try (var files = Files.list(certificate.getParent())) {
            assertThat(files).containsExactly(certificate);
        }
    }

    @Test
    void whoHasTheCertificateTrustsTheServer() throws Exception {
        assertThat(client(0, certificate.toString())).containsExactly("TLSv1.3, CN=localhost", "received hello");
    }

    /** Newer Java names the alert as well. */
    @Test
    void whoHasNotDoesNot() throws Exception {
        assertThat(client(1))
                .singleElement()
                .asString()
                .startsWith("no TLS with this server: ")
                .contains("PKIX path building failed");
    }

    @Test
    void anotherNameIsNotTheServers() throws Exception {
        assertThat(client(1, certificate.toString(), "example.com"))
                .singleElement()
                .asString()
                .startsWith("no TLS with this server: ")
                .contains("No subject alternative DNS name matching example.com");
    }

    @Test
    void aPlainClientGetsAnAlertAndASilentOneHoldsNobodyUp() throws Exception {
        try (Talk silent = new Talk(port);
                Talk plain = new Talk(port)) {
            // RFC 9846, sections 5.1 and 6: alert, version, length; fatal, unexpected_message.
            assertThat(plain.says("hello\n").hearsAll()).isEqualTo("\u0015\3\3\0\2\2\n");
            assertThat(port(port)).speaksTls();
            assertThat(silent.waiting()).isZero();
        }
    }

    private static List<String> client(int exitCode, String... more) throws Exception {
        String[] arguments = new String[more.length + 1];
        arguments[0] = Integer.toString(port);
        System.arraycopy(more, 0, arguments, 1, more.length);
        try (RunningExample client = RunningExample.start("tls/TlsEchoClient.java", arguments)) {
            List<String> said = client.rest();
            assertThat(client.exitCode()).as("%s", said).isEqualTo(exitCode);
            return said;
        }
    }
}
