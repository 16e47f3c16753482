package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.ClientsAnswer.End;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Look;
import dev.homeport.net.Observed;
import dev.homeport.net.PortAnswers;
import dev.homeport.net.PortAnswers.At;
import dev.homeport.net.PortAnswers.Spared;
import dev.homeport.net.PortAnswers.Standing;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.TlsAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeSentencesTest {
    private static final String ECHOES = "port 62893 echoes \"ping\\n\"";
    private static final String ECHOES_NOT = "port 62893 not echoes \"ping\\n\"";

    private static Seen echo(String back, ProbeEnd end) {
        return echo(new EchoAnswer(Bytes.utf8(back), end));
    }

    private static Seen echo(EchoAnswer answer) {
        return echo(Standing.HELD, answer);
    }

    private static Seen echo(Standing standing, EchoAnswer answer) {
        At<EchoAnswer> at = new At<>(Endpoint.loopback(62893), standing, answer);
        return answers(new Look.Echo(62893, Bytes.utf8("ping\n")), at);
    }

    private static Seen halfClosed(String back, ProbeEnd end) {
        EchoAnswer answer = new EchoAnswer(Bytes.utf8(back), end);
        return answers(
                new Look.Echo(62893, Bytes.utf8("ping\n"), true),
                new At<>(Endpoint.loopback(62893), Standing.HELD, answer));
    }

    private static <A> Seen answers(Look<PortAnswers<A>> look, At<A> answer) {
        return answers(look, List.of(answer));
    }

    private static <A> Seen answers(Look<PortAnswers<A>> look, List<At<A>> answers) {
        return Seen.nothing().answer(look, Observed.seen(new PortAnswers<>(answers, List.of())));
    }

    @Test
    void anEchoBringsTheSameBytes() {
        for (ProbeEnd end : List.of(ProbeEnd.COMPLETE, ProbeEnd.CLOSED, ProbeEnd.RESET)) {
            assertThat(echo("ping\n", end).verdict(ECHOES)).isEqualTo("pass: port 62893 sent the same 5 bytes back");
        }
        assertThat(echo("ping\n", ProbeEnd.CLOSED).verdict(ECHOES_NOT)).startsWith("wrong: not \"ping\\n\" back | ");
        Duration silence = Duration.ofMillis(3);
        assertThat(echo(new EchoAnswer(Bytes.EMPTY, Bytes.utf8("ping\n"), ProbeEnd.CLOSED, silence))
                        .verdict(ECHOES))
                .isEqualTo("pass: port 62893 sent the same 5 bytes back; it closes a client that is silent for 3 ms");
    }

    @Test
    void anEchoThatNobodyGivesIsNotYetEitherWay() {
        EchoAnswer refused = new EchoAnswer(Bytes.EMPTY, ProbeEnd.REFUSED);
        String nobody = " | connection refused: nobody listens on port 62893 | try  echo 62893";
        assertThat(echo(Standing.FREE, refused).verdict(ECHOES)).isEqualTo("not yet: \"ping\\n\" back" + nobody);
        assertThat(echo(Standing.FREE, refused).verdict(ECHOES_NOT))
                .isEqualTo("not yet: not \"ping\\n\" back" + nobody);
        assertThat(echo(Standing.USED_UP, refused).verdict(ECHOES))
                .isEqualTo(
                        "not yet: \"ping\\n\" back | connection refused: nobody listens on port 62893 any more; the last"
                                + " connection that was taken there was a probe's | start it again, so that it takes more than one;"
                                + " or try  echo 62893");
        assertThat(echo(Standing.ELSEWHERE, refused).verdict(ECHOES))
                .isEqualTo(
                        "could not look: port 62893 is listened on, but not on loopback, and elsewhere nobody is asked");
        assertThat(Seen.nothing().verdict(ECHOES)).isEqualTo("could not look: nobody looked");
    }

    @Test
    void aRefusalWhereAProgramListensIsEvidence() {
        Seen seen = echo(Standing.HELD, new EchoAnswer(Bytes.EMPTY, ProbeEnd.REFUSED));
        String observed = "connection refused, though a program listens on port 62893";
        assertThat(seen.verdict(ECHOES))
                .isEqualTo("wrong: \"ping\\n\" back | " + observed + " | a firewall may reject it: try  probe 62893");
        assertThat(seen.verdict(ECHOES_NOT)).isEqualTo("pass: " + observed);
    }

    @Test
    void waitingInVainIsNoEvidenceEitherWay() {
        String again = " | send back all that comes: recv, send, and again until end of stream";
        assertThat(echo("pi", ProbeEnd.TIMED_OUT).verdict(ECHOES))
                .isEqualTo("not yet: \"ping\\n\" back | \"pi\", then no more came before the deadline" + again);
        assertThat(echo("pi", ProbeEnd.TIMED_OUT).verdict(ECHOES_NOT))
                .startsWith("not yet: not \"ping\\n\" back | \"pi\"");
        assertThat(echo("", ProbeEnd.TIMED_OUT).verdict(ECHOES_NOT))
                .startsWith("not yet: not \"ping\\n\" back | nothing, then");
        assertThat(echo("", ProbeEnd.NOT_CONNECTED).verdict(ECHOES))
                .isEqualTo("not yet: \"ping\\n\" back | no connection to port 62893: nothing answered"
                        + " | its queue may be full, or a firewall drops it: try  probe 62893");
    }

    @Test
    void whoReadsLinesIsToldWhenNoneWasSent() {
        At<EchoAnswer> silent =
                new At<>(Endpoint.loopback(1), Standing.HELD, new EchoAnswer(Bytes.EMPTY, ProbeEnd.TIMED_OUT));
        assertThat(answers(new Look.Echo(1, Bytes.utf8("ping")), silent).verdict("port 1 echoes \"ping\""))
                .endsWith("| send back what comes as it comes: who reads lines waits for \\n, and none was sent");
    }

    @Test
    void anEarlyEndIsWrong() {
        Verdict verdict = echo("pi", ProbeEnd.CLOSED).judge(ECHOES);
        assertThat(Seen.line(verdict))
                .isEqualTo("wrong: \"ping\\n\" back | \"pi\", then end of stream: the peer closed"
                        + " | keep reading and sending until the client is done");
        assertThat(((Verdict.Wrong) verdict).finding().difference())
                .isEqualTo(new Finding.Difference(Bytes.utf8("ping\n"), Bytes.utf8("pi")));
        assertThat(echo("", ProbeEnd.RESET).verdict(ECHOES_NOT))
                .isEqualTo("pass: nothing, then connection reset by the peer");
    }

    @Test
    void anotherEchoIsWrongWithTheDifference() {
        Verdict verdict = echo("PING\n", ProbeEnd.COMPLETE).judge(ECHOES);
        assertThat(Seen.line(verdict))
                .isEqualTo("wrong: \"ping\\n\" back | other bytes came back: \"PING\\n\""
                        + " | send back exactly what came, byte by byte");
        assertThat(((Verdict.Wrong) verdict).finding().difference()).isNotNull();
    }

    @Test
    void moreThanWasSentIsWrong() {
        Verdict verdict = echo("ping\nping\n", ProbeEnd.CLOSED).judge(ECHOES);
        assertThat(Seen.line(verdict))
                .isEqualTo("wrong: \"ping\\n\" back | 5 bytes expected, 10 came: \"ping\\n\" was too much"
                        + " | send back what came once, not twice");
        assertThat(((Verdict.Wrong) verdict).finding().difference())
                .isEqualTo(new Finding.Difference(Bytes.utf8("ping\n"), Bytes.utf8("ping\nping\n")));
        assertThat(echo("ping\n!", ProbeEnd.COMPLETE).verdict(ECHOES))
                .isEqualTo("wrong: \"ping\\n\" back | 5 bytes expected, 6 came: \"!\" was too much"
                        + " | send back as many bytes as recv brought, and nothing of its own");
    }

    @Test
    void whoSpeaksFirstIsNoEchoServer() {
        EchoAnswer early = new EchoAnswer(Bytes.utf8("ping\n"), Bytes.EMPTY, ProbeEnd.COMPLETE, Duration.ZERO);
        assertThat(echo(early).verdict(ECHOES))
                .isEqualTo("wrong: \"ping\\n\" back | port 62893 spoke before it was spoken to: \"ping\\n\""
                        + " | an echo server says nothing of its own: wait for what the client sends");
        assertThat(echo(early).verdict(ECHOES_NOT)).startsWith("pass: port 62893 spoke before");
    }

    @Test
    void afterHalfCloseAllComesBackAndThenTheEnd() {
        String sentence = ECHOES + " after half-close";
        assertThat(halfClosed("ping\n", ProbeEnd.CLOSED).verdict(sentence))
                .isEqualTo("pass: port 62893 sent the same 5 bytes back after FIN, then end of stream");
        assertThat(halfClosed("", ProbeEnd.CLOSED).verdict(sentence))
                .isEqualTo("wrong: \"ping\\n\" back, then end of stream | nothing, then end of stream: the peer closed"
                        + " | FIN ends one direction only: send back all that came before it, then close");
        assertThat(halfClosed("ping\n", ProbeEnd.RESET).verdict(sentence))
                .isEqualTo(
                        "wrong: \"ping\\n\" back, then end of stream | \"ping\\n\", then connection reset by the peer"
                                + " | end with FIN too: a close with unread bytes, or with SO_LINGER 0, sends RST");
        assertThat(halfClosed("ping\n", ProbeEnd.TIMED_OUT).verdict(sentence))
                .isEqualTo(
                        "not yet: \"ping\\n\" back, then end of stream | \"ping\\n\", then no end of stream before the"
                                + " deadline | close the connection once its client has ended and all is sent back");
    }

    @Test
    void itHoldsIfOneAddressDoesAndItsOppositeNeedsAll() {
        At<EchoAnswer> good = at("127.0.0.1", new EchoAnswer(Bytes.utf8("ping\n"), ProbeEnd.CLOSED));
        At<EchoAnswer> bad = at("::1", new EchoAnswer(Bytes.utf8("pong\n"), ProbeEnd.CLOSED));
        At<EchoAnswer> slow = at("::1", new EchoAnswer(Bytes.EMPTY, ProbeEnd.TIMED_OUT));
        Look.Echo look = new Look.Echo(62893, Bytes.utf8("ping\n"));
        assertThat(answers(look, List.of(bad, good)).verdict(ECHOES))
                .isEqualTo("pass: 127.0.0.1:62893 sent the same 5 bytes back");
        assertThat(answers(look, List.of(bad, good)).verdict(ECHOES_NOT)).startsWith("wrong");
        assertThat(answers(look, List.of(bad, slow)).verdict(ECHOES_NOT)).startsWith("not yet");
        assertThat(answers(look, List.of(bad, bad)).verdict(ECHOES_NOT)).startsWith("pass");
        assertThat(answers(look, slow).verdict(ECHOES)).startsWith("not yet");
    }

    private static At<EchoAnswer> at(String host, EchoAnswer answer) {
        return new At<>(Seen.at(host, 62893), Standing.HELD, answer);
    }

    @Test
    void whatALearnerServesByHandIsSpared() {
        Seen seen = Seen.nothing()
                .answer(
                        new Look.Echo(62893, Bytes.utf8("ping\n")),
                        Observed.seen(new PortAnswers<>(
                                List.of(),
                                List.of(new Spared(Endpoint.loopback(62893), "door", false, List.of("p1", "p2"))))));
        String observed = "door is a listener, to which p1 and p2 leads: each connection waits for an accept by hand";
        assertThat(seen.verdict(ECHOES))
                .isEqualTo("not yet: \"ping\\n\" back | " + observed
                        + " | close it and start a server that answers by itself: close door");
        assertThat(seen.verdict(ECHOES_NOT)).contains(observed).startsWith("not yet");
    }

    private static String clients(ClientsAnswer answer) {
        return clients(answer, "port 62893 serves 100 clients at once");
    }

    private static String clients(ClientsAnswer answer, String sentence) {
        return answers(new Look.ManyClients(62893, 100), new At<>(Endpoint.loopback(62893), Standing.HELD, answer))
                .verdict(sentence);
    }

    @Test
    void manyClientsAreServedAtOnceOrNot() {
        String wrong = "wrong: 100 clients served at the same moment | ";
        String notYet = "not yet: 100 clients served at the same moment | ";
        assertThat(clients(new ClientsAnswer(100, 100, End.SERVED)))
                .isEqualTo("pass: 100 of 100 clients got their own bytes back at once");
        assertThat(clients(new ClientsAnswer(100, 100, End.IN_TURN, Bytes.EMPTY, Bytes.EMPTY, Duration.ofSeconds(2))))
                .isEqualTo(wrong
                        + "the last of 100 clients got nothing for 2 s, and its bytes once the others had spoken and"
                        + " ended | serve each client in a thread of its own: try  echo");
        assertThat(clients(new ClientsAnswer(100, 98, End.CLOSED, Bytes.EMPTY, Bytes.EMPTY, Duration.ofMillis(3))))
                .isEqualTo(wrong + "98 of 100 clients closed before their bytes were back, the first after 3 ms"
                        + " | keep a client that is silent, and as many as come, until it closes");
        assertThat(clients(new ClientsAnswer(
                        100, 1, End.SPOKE_FIRST, Bytes.EMPTY, Bytes.utf8("220 ready\r\n"), Duration.ZERO)))
                .isEqualTo(wrong + "port 62893 spoke before it was spoken to: \"220 ready\\r\\n\""
                        + " | an echo server says nothing of its own: wait for what the client sends");
        assertThat(clients(new ClientsAnswer(100, 1, End.SURPLUS, Bytes.utf8("ab"), Bytes.utf8("abab"), Duration.ZERO)))
                .isEqualTo(wrong + "2 bytes expected, 4 came: \"ab\" was too much"
                        + " | send back what came once, not twice");
        assertThat(clients(
                        new ClientsAnswer(100, 1, End.OTHER_BYTES, Bytes.utf8("ab"), Bytes.utf8("cd"), Duration.ZERO)))
                .startsWith(wrong + "a client got other bytes than it sent: \"cd\"");
        assertThat(clients(new ClientsAnswer(100, 0, End.TIMED_OUT)))
                .isEqualTo(notYet + "0 of 100 clients got their bytes back before the deadline"
                        + " | send back what comes as it comes: these bytes end no line");
        assertThat(clients(new ClientsAnswer(100, 99, End.TIMED_OUT)))
                .isEqualTo(notYet + "99 of 100 clients got their bytes back before the deadline"
                        + " | is the machine busy? a longer time is written so:  within 10s");
        assertThat(clients(new ClientsAnswer(100, 7, End.NOT_CONNECTED)))
                .isEqualTo(notYet + "7 of 100 clients got a connection, and the others no answer to their SYN"
                        + " | accept sooner, or have a longer queue: the backlog of listen(2)");
        for (End end : List.of(End.TIMED_OUT, End.NOT_CONNECTED)) {
            assertThat(clients(new ClientsAnswer(100, 7, end), "port 62893 not serves 100 clients at once"))
                    .startsWith("not yet");
        }
        assertThat(Seen.nothing()
                        .answer(new Look.ManyClients(62893, 100), Observed.unseen("too many files"))
                        .verdict("port 62893 serves 100 clients at once"))
                .isEqualTo("could not look: too many files");
    }

    @Test
    void tlsIsSpokenOrSeenNotToBe() {
        assertThat(tls(TlsAnswer.End.DONE, "TLSv1.3, X", "")).isEqualTo("pass: port 62893 agreed on TLSv1.3, X");
        assertThat(tls(TlsAnswer.End.OTHER_PROTOCOL, "it is HTTP", ""))
                .isEqualTo(
                        "wrong: a TLS handshake on port 62893 | it is HTTP | try  echo 62893 --tls  or  serve 62893 --tls");
        assertThat(tls(TlsAnswer.End.OTHER_PROTOCOL, "it is HTTP", "not ")).isEqualTo("pass: it is HTTP");
        for (TlsAnswer.End end : List.of(TlsAnswer.End.ALERT, TlsAnswer.End.NOTHING, TlsAnswer.End.UNCLEAR)) {
            assertThat(tls(end, "words", "")).doesNotStartWith("pass").contains("words");
            assertThat(tls(end, "words", "not ")).doesNotStartWith("pass").contains("words");
        }
        assertThat(tls(TlsAnswer.End.NOTHING, "silent", "not ")).startsWith("not yet");
    }

    private static String tls(TlsAnswer.End end, String words, String not) {
        return answers(
                        new Look.Tls(62893),
                        new At<>(Endpoint.loopback(62893), Standing.HELD, new TlsAnswer(end, words)))
                .verdict("port 62893 " + not + "speaks TLS");
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
