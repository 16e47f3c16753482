package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SwarmVerbTest {
    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    private Report.Load only(List<Report> reports) {
        assertThat(reports).singleElement().isInstanceOf(Report.Load.class);
        return (Report.Load) reports.get(0);
    }

    @Test
    void aNameStandsForItsEndpoint() throws VerbException {
        typist.type("echo 0 as parrot");
        Report.Load load = only(typist.type("swarm parrot --clients 3 --messages 4 --size 5"));
        assertThat(load.target()).isEqualTo("127.0.0.1:" + typist.port("parrot"));
        assertThat(load.result().messages()).isEqualTo(12);
        assertThat(load.result().bytes()).isEqualTo(60);
        assertThat(load.result().stopped()).isFalse();
    }

    @Test
    void itsStateTellsTheBytesEachWay() throws VerbException {
        typist.type("echo 0 as parrot");
        typist.type("swarm parrot --clients 3 --messages 4 --size 5");
        Report.Facts facts = (Report.Facts) typist.type("state s1").get(0);
        assertThat(facts.facts())
                .contains(new Report.Facts.Fact("sent", "60 bytes"), new Report.Facts.Fact("received", "60 bytes"));
    }

    @Test
    void itsResultIsShownAsJsonOnRequest() throws VerbException {
        typist.type("echo 0 as parrot");
        assertThat(typist.type("swarm parrot --clients 3 --messages 4 --json"))
                .singleElement()
                .isInstanceOfSatisfying(
                        Report.LoadAsJson.class,
                        json -> assertThat(json.load().result().messages()).isEqualTo(12));
    }

    @Test
    void aRefusedSwarmFailsWithWhatToDoNext() throws VerbException {
        typist.typeAll("listen 0 as l", "close l");
        VerbException e = typist.fails("swarm l --clients 3");
        assertThat(e.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(e.what()).isEqualTo("3 of 3 clients ended in trouble");
        assertThat(e.next()).isEqualTo("`echo " + typist.port("l") + "` starts a server there");
    }

    @Test
    void aServerThatDoesNotEchoIsNoFaultOfTheNetwork() throws VerbException {
        typist.type("serve 0 as web");
        VerbException e = typist.fails("swarm web --clients 1 --messages 1 --size 64");
        assertThat(e.trouble()).isEqualTo(Trouble.OTHER);
        assertThat(e.next()).startsWith("the server must send back what it got");
    }

    @ParameterizedTest
    @CsvSource({
        "--clients 0, --clients is a whole number from 1 to 10000",
        "--clients 10001, --clients is a whole number from 1 to 10000",
        "--size 1048577, --size is a whole number from 1 to 1048576",
        "--pipeline 257, --pipeline is a whole number from 1 to 256",
        "--for 11m, --for is at most 10m",
        "--messages 0, --messages is a whole number from 1 to 100000000"
    })
    void whatIsTooMuchIsSaidBeforeAnythingIsSent(String option, String next) throws VerbException {
        typist.type("echo 0 as parrot");
        VerbException e = typist.fails("swarm parrot " + option);
        assertThat(e.trouble()).isEqualTo(Trouble.BAD_INPUT);
        assertThat(e.next()).isEqualTo(next);
        assertThat(typist.lab().find("s1")).isEmpty();
    }

    @Test
    void moreBytesThanTheBoundAreRefused() throws VerbException {
        typist.type("echo 0 as parrot");
        VerbException e = typist.fails("swarm parrot --clients 1000 --messages 1000 --size 1000000");
        assertThat(e.what()).isEqualTo("that makes 1000 GB, and 100 GB is the most");
    }

    @Test
    void controlCShowsTheResultSoFar() throws Exception {
        typist.type("echo 0 as parrot");
        Act act = new Act("swarm", Duration.ofSeconds(20), new Cancellation());
        List<Report> reports = new ArrayList<>();
        Front cancelling = new Front() {
            @Override
            public Origin origin() {
                return Origin.TERMINAL;
            }

            @Override
            public void progress(double done, String text) {
                if (text.endsWith("messages")) {
                    act.cancellation().cancel();
                }
            }
        };
        CommandLine typed =
                CommandLine.parse("swarm parrot --for 10m", Verbs.all()).orElseThrow();
        VerbException e = org.assertj.core.api.Assertions.catchThrowableOfType(
                VerbException.class,
                () -> typed.verb()
                        .run(typed.arguments(), new VerbContext(typist.lab(), reports::add, act, cancelling)));
        assertThat(e.trouble()).isEqualTo(Trouble.CANCELLED);
        Report.Load load = only(reports);
        assertThat(load.result().stopped()).isTrue();
        assertThat(load.result().messages()).isPositive();
        assertThat(typist.lab().ledger())
                .filteredOn(entry -> entry.name().startsWith("s"))
                .noneMatch(LedgerEntry::open);
    }
}
