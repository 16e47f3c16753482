package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.ProbeEnd;
import org.junit.jupiter.api.Test;

class ProbeSentencesTest {
    private static Seen echo(String back, ProbeEnd end) {
        return Seen.nothing()
                .answer(
                        new Look.Echo(62893, Bytes.utf8("ping\n")),
                        Observed.seen(new EchoAnswer(Bytes.utf8(back), end)));
    }

    @Test
    void anEchoBringsTheSameBytes() {
        assertThat(echo("ping\n", ProbeEnd.COMPLETE).verdict("port 62893 echoes \"ping\\n\""))
                .isEqualTo("pass: port 62893 sent the same 5 bytes back");
        assertThat(echo("ping\n", ProbeEnd.COMPLETE).verdict("port 62893 not echoes \"ping\\n\""))
                .startsWith("wrong: not \"ping\\n\" back | ");
    }

    @Test
    void anEchoThatNobodyGivesIsNotYetEitherWay() {
        String refused = " | connection refused: nobody listens on port 62893 | try  echo 62893";
        assertThat(echo("", ProbeEnd.REFUSED).verdict("port 62893 echoes \"ping\\n\""))
                .isEqualTo("not yet: \"ping\\n\" back" + refused);
        assertThat(echo("", ProbeEnd.REFUSED).verdict("port 62893 not echoes \"ping\\n\""))
                .isEqualTo("not yet: not \"ping\\n\" back" + refused);
        assertThat(Seen.nothing().verdict("port 62893 echoes \"ping\\n\"")).isEqualTo("could not look: nobody looked");
    }

    @Test
    void aSlowEchoIsNotYetAndAShortOneIsWrong() {
        assertThat(echo("pi", ProbeEnd.TIMED_OUT).verdict("port 62893 echoes \"ping\\n\""))
                .isEqualTo("not yet: \"ping\\n\" back | \"pi\", then no more came before the deadline"
                        + " | send back all that comes: recv, send, and again until end of stream");
        assertThat(echo("", ProbeEnd.TIMED_OUT).verdict("port 62893 not echoes \"ping\\n\""))
                .startsWith("not yet: not \"ping\\n\" back | nothing, then");
        Verdict verdict = echo("pi", ProbeEnd.CLOSED).judge("port 62893 echoes \"ping\\n\"");
        assertThat(Seen.line(verdict))
                .isEqualTo("wrong: \"ping\\n\" back | \"pi\", then end of stream: the peer closed"
                        + " | keep reading and sending until the client is done");
        assertThat(((Verdict.Wrong) verdict).finding().difference())
                .isEqualTo(new Finding.Difference(Bytes.utf8("ping\n"), Bytes.utf8("pi")));
    }

    @Test
    void anotherEchoIsWrongWithTheDifference() {
        Verdict verdict = echo("PING\n", ProbeEnd.COMPLETE).judge("port 62893 echoes \"ping\\n\"");
        assertThat(Seen.line(verdict))
                .isEqualTo("wrong: \"ping\\n\" back | other bytes came back: \"PING\\n\""
                        + " | send back exactly what came, byte by byte");
        assertThat(((Verdict.Wrong) verdict).finding().difference()).isNotNull();
    }

    @Test
    void manyClientsAreServedAtOnceOrNot() {
        Look<ClientsAnswer> look = new Look.ManyClients(62893, 100);
        String sentence = "port 62893 serves 100 clients at once";
        assertThat(Seen.nothing()
                        .answer(look, Observed.seen(new ClientsAnswer(100, 100, ProbeEnd.COMPLETE)))
                        .verdict(sentence))
                .isEqualTo("pass: 100 of 100 clients got their own bytes back at once");
        assertThat(Seen.nothing()
                        .answer(look, Observed.seen(new ClientsAnswer(100, 1, ProbeEnd.TIMED_OUT)))
                        .verdict(sentence))
                .isEqualTo("wrong: 100 clients served at the same moment"
                        + " | 1 of 100 clients; then no more came before the deadline"
                        + " | serve each client in a thread of its own: try  echo");
        assertThat(Seen.nothing()
                        .answer(look, Observed.seen(new ClientsAnswer(100, 0, ProbeEnd.REFUSED)))
                        .verdict(sentence))
                .startsWith("not yet");
        assertThat(Seen.nothing()
                        .answer(look, Observed.unseen("too many files"))
                        .verdict(sentence))
                .isEqualTo("could not look: too many files");
    }

    @Test
    void valuesAreCompared() {
        assertThat(Seen.nothing().verdict("40000 differs from 62893"))
                .isEqualTo("pass: 40000 and 62893 are not the same");
        assertThat(Seen.nothing().verdict("40000 differs from 40000"))
                .isEqualTo("wrong: two different values | both are 40000"
                        + " | sockets shows the endpoints of each socket");
        assertThat(Seen.nothing().verdict("40000 is the same as 40000")).isEqualTo("pass: both are 40000");
        assertThat(Seen.nothing().verdict("40000 is not the same as 40000")).startsWith("wrong");
        assertThat(Seen.nothing().verdict("'' differs from 40000")).startsWith("not yet");
    }

    @Test
    void aTidyLabIsAnObservationOfItsOwn() {
        assertThat(Seen.nothing().verdict("nothing is left open")).isEqualTo("pass: the lab holds no open socket");
        Seen seen = Seen.nothing().listener("web", 62893, true).connection("c1", 1, 2, false);
        assertThat(seen.verdict("nothing is left open"))
                .isEqualTo("wrong: every socket closed | web is open | try  close web");
        assertThat(seen.verdict("nothing is not left open")).isEqualTo("pass: web is open");
    }
}
