package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.ProbeEnd;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeSentencesTest {
    private static final String PAGE = "GET :62893/ada answers 200";

    private static Seen echo(String back, ProbeEnd end) {
        return Seen.nothing()
                .answer(
                        new Look.Echo(62893, Bytes.utf8("ping\n")),
                        Observed.seen(new EchoAnswer(Bytes.utf8(back), end)));
    }

    private static Seen page(int status, String body) {
        HttpAnswer answer = new HttpAnswer(
                ProbeEnd.COMPLETE,
                "HTTP/1.1 " + status,
                status,
                List.of(new HttpAnswer.Field("Content-Type", "application/json;charset=utf-8")),
                Bytes.utf8(body));
        return page(answer);
    }

    private static Seen page(HttpAnswer answer) {
        return Seen.nothing().answer(new Look.Get(URI.create("http://localhost:62893/ada")), Observed.seen(answer));
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
    void aPageIsJudgedByItsStatus() {
        assertThat(page(200, "").verdict(PAGE)).isEqualTo("pass: status 200");
        assertThat(page(404, "").verdict(PAGE))
                .isEqualTo("wrong: status 200 | status 404 | the server has no such page: try  help route");
        assertThat(page(404, "").verdict("GET :62893/ada not answers 200")).isEqualTo("pass: status 404");
        assertThat(Seen.nothing().verdict(PAGE)).isEqualTo("could not look: nobody looked");
    }

    @Test
    void aPageWithoutAnAnswerSaysHowItEnded() {
        assertThat(page(HttpAnswer.none(ProbeEnd.REFUSED)).verdict(PAGE))
                .isEqualTo("not yet: status 200 | connection refused: nobody listens on port 62893"
                        + " | try  serve 62893");
        assertThat(page(HttpAnswer.none(ProbeEnd.REFUSED)).verdict("GET :62893/ada not answers 200"))
                .startsWith("not yet");
        assertThat(page(HttpAnswer.none(ProbeEnd.TIMED_OUT)).verdict(PAGE))
                .isEqualTo("not yet: status 200 | no answer before the deadline"
                        + " | is the program busy? try  who 62893");
        assertThat(page(HttpAnswer.none(ProbeEnd.NOT_HTTP)).verdict(PAGE))
                .isEqualTo("wrong: status 200 | what came back is not HTTP"
                        + " | an answer begins with a line such as  HTTP/1.1 200 OK");
    }

    @Test
    void aBodyIsSearched() {
        assertThat(page(200, "Hello Ada").verdict(PAGE + " with body containing \"Ada\""))
                .isEqualTo("pass: status 200 with \"Ada\" in the body");
        assertThat(page(200, "Bye\u001b[2J").verdict(PAGE + " with body containing \"Ada\""))
                .isEqualTo("wrong: status 200 and \"Ada\" in the body | the body is \"Bye\\x1b[2J\""
                        + " | try  help route  to set the body");
        assertThat(page(200, "").verdict(PAGE + " with body containing \"Ada\""))
                .contains("| an empty body |");
    }

    @Test
    void aHeaderFieldIsSearched() {
        Seen seen = page(200, "");
        assertThat(seen.verdict(PAGE + " with header Content-Type starting \"application/json\""))
                .isEqualTo("pass: status 200 with Content-Type: application/json;charset=utf-8");
        assertThat(seen.verdict(PAGE + " with header content-type containing \"utf-8\""))
                .startsWith("pass");
        assertThat(seen.verdict(PAGE + " with header Content-Type starting \"text\""))
                .isEqualTo("wrong: status 200 and Content-Type starting \"text\""
                        + " | Content-Type: application/json;charset=utf-8"
                        + " | the server must send another value");
        assertThat(seen.verdict(PAGE + " with header Etag containing \"x\"")).contains("| no header field Etag |");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"Ada\"} | name = \"Ada\" | pass: status 200 with name = \"Ada\" |",
                "{\"a\":{\"b\":[1,2.0]}} | a.b.1 = 2 | pass: status 200 with a.b.1 = 2.0 |",
                "{\"ok\":true,\"none\":null} | none = null | pass: status 200 with none = null |",
                "{\"ok\":true} | ok = false | wrong: status 200 and ok = false | ok = true",
                "{\"age\":\"36\"} | age = 36 | wrong: status 200 and age = 36 | age = \"36\"",
                "{\"age\":{}} | age = 36 | wrong: status 200 and age = 36 | age = an object",
                "{\"name\":\"Bob\"} | nam = \"Bob\" | wrong: status 200 and nam = \"Bob\" | the JSON body has no nam",
                "{'name':'Ada'} | name = \"Ada\" | wrong: status 200 and name = \"Ada\" | the body is no JSON",
                "{\"name\":\"Ada\"} more | name = \"Ada\" | wrong: status 200 and name = \"Ada\" | the body is no JSON",
            })
    void aJsonBodyIsComparedByValue(String body, String claim, String start, String observed) {
        String expected = observed == null ? start : start + " | " + observed;
        assertThat(page(200, body).verdict(PAGE + " with json " + claim)).startsWith(expected);
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
