package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Trouble;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class TlsVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "threads", "selector"})
    void aTlsEchoServerSaysHowAnotherProgramComesToTrustIt(String mode) throws Exception {
        List<Report> said = typist.type("echo 0 --tls --mode " + mode + " as e");
        Path file = typist.lab().tls().authorityFile();
        assertThat(file).exists();
        assertThat(said)
                .contains(new Report.Done(
                        "openssl s_client -quiet -CAfile " + file + " -connect 127.0.0.1:" + typist.port("e")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "listen", "serve"})
    void theStateOfATlsServerNamesTheAuthoritysFile(String verb) throws Exception {
        typist.type(verb + " 0 --tls as it");
        String file = typist.lab().tls().authorityFile().toString();
        Report.Facts facts = (Report.Facts) typist.type("state it").get(0);
        assertThat(facts.facts()).contains(new Report.Facts.Fact("authority", file));
    }

    @Test
    void aPlainServersStateNamesNoAuthority() throws Exception {
        assertThat(typist.type("echo 0 as it")).noneMatch(it -> it.toString().contains("openssl"));
        Report.Facts facts = (Report.Facts) typist.type("state it").get(0);
        assertThat(facts.facts()).noneMatch(it -> it.name().equals("authority"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo", "serve"})
    void aSwarmIsToldThatThePortSpeaksTls(String verb) throws Exception {
        typist.type(verb + " 0 --tls as it");
        VerbException failed = typist.fails("swarm it --clients 3 --messages 2");
        assertThat(failed.trouble()).isEqualTo(Trouble.OTHER);
        assertThat(failed.getMessage()).contains("3 of 3 clients ended in trouble");
        assertThat(failed.next()).isEqualTo("the port speaks TLS, and a swarm does not: load a server without --tls");
    }

    @Test
    void aSwarmAtATlsListenerThatSaysNothingIsToldToo() throws Exception {
        typist.type("listen 0 --tls as it");
        VerbException failed = typist.fails("swarm it --clients 2 --messages 2 --within 300ms");
        assertThat(failed.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(failed.next()).isEqualTo("the port speaks TLS, and a swarm does not: load a server without --tls");
    }
}
