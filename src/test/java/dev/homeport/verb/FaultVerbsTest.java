package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Trouble;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** proxy, fault, heal and tap, as they are typed. */
@Timeout(30)
class FaultVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    private String faults() throws VerbException {
        Report.Facts facts = (Report.Facts) typist.type("fault link").get(0);
        return facts.facts().get(0).value() + " | " + facts.facts().get(1).value();
    }

    @Test
    void theArrowCanBeLeftOut() throws Exception {
        typist.type("echo 0 as parrot");
        for (String each : List.of("proxy 0 -> parrot as one", "proxy 0 parrot as two", "proxy as three 0 → parrot")) {
            Report.Done done = (Report.Done) typist.type(each).get(0);
            assertThat(done.text())
                    .startsWith("relaying 127.0.0.1:")
                    .contains(" -> " + typist.local("parrot") + " as ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "latency 200ms; latency 200 ms",
                "latency 200ms ±50ms; latency 200 ms ± 50 ms",
                "latency 200ms +-50ms; latency 200 ms ± 50 ms",
                "latency 200ms ± 50ms; latency 200 ms ± 50 ms",
                "latency 200ms --jitter 50ms; latency 200 ms ± 50 ms",
                "bandwidth 10KB/s; bandwidth 10000 bytes a second",
                "bandwidth 1KiB/s; bandwidth 1024 bytes a second",
                "slicer 1; slicer 1 byte",
                "slicer 2 20ms; slicer 2 bytes every 20 ms",
                "timeout; timeout",
                "timeout 2s; timeout, closed after 2 s",
                "reset after 100; reset after 100 bytes",
                "reset after 2s; reset after 2 s",
                "slow-close; slow-close 1 s",
                "slow-close 200ms; slow-close 200 ms",
                "limit 64; limit 64 bytes",
                "drop; drop"
            })
    void eachFaultSaysWhatWasUnderstood(String typed, String shown) throws Exception {
        typist.typeAll("proxy 0 -> 9 as link", "fault link " + typed);
        assertThat(faults()).isEqualTo(shown + " | " + shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "lateny 2s; there is no fault lateny; did you mean latency?",
                "latency; latency needs a value; such as `latency 200ms`",
                "latency 200ms 50ms; 50ms after latency is no jitter; write `latency 200ms ±50ms`, or `--jitter 50ms`",
                "bandwidth 10; 10 is no bandwidth; write a rate such as 500B/s, 10KB/s, 64KiB/s or 2MB/s",
                "drop it; a word too many after drop: it; `help fault` says what each fault takes"
            })
    void whatCannotBeUnderstoodIsSaidWithTheNextMove(String typed, String what, String next) throws Exception {
        typist.type("proxy 0 -> 9 as link");
        VerbException e = typist.fails("fault link " + typed);
        assertThat(e.trouble()).isEqualTo(Trouble.BAD_INPUT);
        assertThat(e.what()).isEqualTo(what);
        assertThat(e.next()).isEqualTo(next);
    }

    @Test
    void faultsStackEachWayAndAreHealedOneByOne() throws Exception {
        typist.typeAll(
                "proxy 0 -> 9 as link", "fault link latency 1s --to-server", "fault link slicer 1", "fault link drop");
        assertThat(faults()).isEqualTo("latency 1 s, then slicer 1 byte, then drop | slicer 1 byte, then drop");
        assertThat(typist.type("heal link drop"))
                .containsExactly(new Report.Done("healed link; left: latency, slicer"));
        assertThat(typist.type("heal link latency --to-client"))
                .containsExactly(new Report.Done("link has no fault latency to the client: nothing to heal"));
        assertThat(typist.type("heal link")).containsExactly(new Report.Done("healed link"));
        assertThat(typist.type("heal link")).containsExactly(new Report.Done("link has no fault: nothing to heal"));
        assertThat(faults()).isEqualTo("no fault | no fault");
    }

    @Test
    void onlyALinkCanHaveFaults() throws Exception {
        typist.type("echo 0 as parrot");
        VerbException e = typist.fails("fault parrot drop");
        assertThat(e.trouble()).isEqualTo(Trouble.WRONG_KIND);
        assertThat(e.what()).isEqualTo("parrot is an echo server, not a proxy or tap");
        assertThat(e.next()).isEqualTo("`proxy 0 -> TARGET` opens one");
    }

    @Test
    void oneWayOfShowingIsEnough() {
        assertThat(typist.fails("tap 0 -> 9 --hex --text").what())
                .isEqualTo("--text, --hex and --http do not go together");
    }

    @Test
    void stateShowsTargetAndFaults() throws Exception {
        Report.Facts facts = (Report.Facts)
                typist.typeAll("proxy 0 -> 127.0.0.1:9 as link", "fault link drop --to-client", "state link")
                        .get(0);
        assertThat(facts.facts())
                .contains(
                        new Report.Facts.Fact("target", "127.0.0.1:9"),
                        new Report.Facts.Fact("to the server", "no fault"),
                        new Report.Facts.Fact("to the client", "drop"));
    }
}
