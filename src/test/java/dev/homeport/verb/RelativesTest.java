package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import org.junit.jupiter.api.Test;

/** What is to be known of a program before it is ended. */
class RelativesTest {
    @Test
    void theOneThatStartedThisProgramIsNotEndedWithoutAWarning() {
        ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
        Holder shell = new Holder(
                Transport.TCP,
                Endpoint.loopback(62893),
                Observed.seen(new Owner((int) parent.pid(), "bash", "bash", "ada")),
                "ada",
                null,
                new Owner(1, "systemd", "", "root"));
        assertThat(Relatives.warnings(shell))
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("Homeport runs inside this process"),
                        second -> assertThat(second)
                                .isEqualTo("It was started by systemd (1), which may start it again."));
    }

    @Test
    void anotherHomeportAndDockersProxyAreKnown() {
        assertThat(Relatives.warnings(held("java", "java -jar /opt/homeport.jar")))
                .containsExactly("This is another Homeport. All that it has open will close.");
        assertThat(Relatives.warnings(held("docker-proxy", "docker-proxy -proto tcp")))
                .singleElement()
                .asString()
                .contains("`docker ps`");
        assertThat(Relatives.warnings(held("python3", "python3 -m http.server")))
                .isEmpty();
    }

    private static Holder held(String name, String commandLine) {
        return new Holder(
                Transport.TCP,
                Endpoint.loopback(62893),
                Observed.seen(new Owner(99_999_999, name, commandLine, "ada")),
                "ada",
                null,
                null);
    }
}
