package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.EchoFigures;
import dev.homeport.net.EchoMode;
import dev.homeport.net.Observed;
import dev.homeport.verb.Report.Done;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.Report.Remark;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of an echo server. */
@Timeout(60)
class EchoFactsTest {
    private static EchoFigures figures(EchoMode mode, int clients, Observed<Integer> waiting) {
        return new EchoFigures(
                mode, mode.usualClients(), clients, clients, waiting, 3, 10, 9, 0, Map.of(), false, true);
    }

    private static String fact(EchoFigures figures, String name) {
        return EchoFacts.of(figures).stream()
                .filter(each -> each.name().equals(name))
                .map(Fact::value)
                .findFirst()
                .orElse("none");
    }

    @Test
    void whoWaitsBehindTheOneThatIsServedIsSaidInWords() {
        EchoFigures one = figures(EchoMode.ONE, 1, Observed.seen(2));
        assertThat(fact(one, "mode")).isEqualTo("one: one client at a time; the next waits until it has gone");
        assertThat(fact(one, "clients")).isEqualTo("1 now, of at most 1");
        assertThat(fact(one, "waiting"))
                .isEqualTo("2 in the backlog: connected by the kernel, not accepted yet, so no echo comes"
                        + " until the client now served has gone");
        assertThat(fact(one, "accepted")).isEqualTo("3 connections");
        assertThat(fact(one, "received")).isEqualTo("10 bytes");
        assertThat(fact(one, "sent")).isEqualTo("9 bytes");
        assertThat(fact(one, "errors")).isEqualTo("none");
    }

    @Test
    void nobodyWaitsOrNobodyKnows() {
        assertThat(fact(figures(EchoMode.THREADS, 1, Observed.seen(0)), "waiting"))
                .isEqualTo("nobody");
        assertThat(fact(figures(EchoMode.THREADS, 1, Observed.unseen("this system does not tell")), "waiting"))
                .isEqualTo("unknown: this system does not tell");
    }

    @Test
    void limitsErrorsAndShortagesAreSaid() {
        EchoFigures busy = new EchoFigures(
                EchoMode.SELECTOR, 600, 600, 512, Observed.seen(4), 700, 0, 0, 2, Map.of("other", 1L), true, true);
        assertThat(fact(busy, "waiting")).endsWith("no echo comes until one of the clients has gone");
        assertThat(fact(busy, "held back")).isEqualTo("the limit was reached 2 times");
        assertThat(fact(busy, "errors")).isEqualTo("other (1 time)");
        assertThat(fact(busy, "short of")).startsWith("file descriptors or threads");
        assertThat(fact(busy, "wire log")).isEqualTo("on for 512 clients with a name; 88 more are counted only");
    }

    @Test
    void theVerbSaysItsModeWhereOneIsAskedFor() throws VerbException {
        try (Typist typist = new Typist()) {
            assertThat(typist.type("echo 0 as e --mode selector --max-clients 100 --no-wire"))
                    .containsExactly(
                            new Done("echoing on " + typist.local("e") + " as e: the system chose port "
                                    + typist.port("e")),
                            new Remark(
                                    "mode selector: one thread and one selector for all clients, up to 100 clients"));
            Report.Facts state = (Report.Facts) typist.type("state e").get(0);
            assertThat(state.facts()).contains(new Fact("wire log", "off: its clients are counted only"));
        }
    }

    @Test
    void aModeThatIsNoneNamesTheNearestOrAll() {
        try (Typist typist = new Typist()) {
            VerbException near = typist.fails("echo 0 --mode selektor");
            assertThat(near.what()).isEqualTo("selektor is no mode of an echo server");
            assertThat(near.next()).isEqualTo("did you mean selector?");
            assertThat(typist.fails("echo 0 --mode xyzzy42").next())
                    .isEqualTo("modes are one, threads, virtual and selector");
            VerbException limit = typist.fails("echo 0 --mode one --max-clients 3");
            assertThat(limit.what()).isEqualTo("mode one cannot have a limit of 3 clients");
        }
    }
}
