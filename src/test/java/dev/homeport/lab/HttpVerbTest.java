package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HttpVerbTest extends LabTest {
    /** Answers one request with the text, then closes if asked to. */
    private Future<HttpAnswer> answeredBy(String answer, boolean close) throws Exception {
        return answeredBy(answer, close, act());
    }

    private Future<HttpAnswer> answeredBy(String answer, boolean close, Act act) throws Exception {
        LedgerEntry listener = listen("l");
        Future<HttpAnswer> asking = meanwhile(() ->
                lab.http("GET", URI.create("http://127.0.0.1:" + local(listener).port()), List.of(), null, act));
        lab.accept("l", "a", act());
        lab.receive("a", 40, 1000, act());
        send("a", answer);
        if (close) {
            lab.close("a");
        }
        return asking;
    }

    private static Trouble troubleOf(Future<?> asking) throws Exception {
        try {
            asking.get(5, TimeUnit.SECONDS);
            throw new AssertionError("the request was to fail");
        } catch (ExecutionException failed) {
            return ((LabException) failed.getCause()).trouble();
        }
    }

    @Test
    void aBodyEndsByItsLengthByChunksOrByTheStreamsEnd() throws Exception {
        assertThat(answeredBy("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: 1\r\na: 2\r\n\r\nhello", false)
                        .get())
                .isEqualTo(new HttpAnswer(
                        dev.homeport.net.ProbeEnd.COMPLETE,
                        "HTTP/1.1 200 OK",
                        200,
                        List.of(
                                new HttpAnswer.Field("Content-Length", "5"),
                                new HttpAnswer.Field("A", "1"),
                                new HttpAnswer.Field("a", "2")),
                        Bytes.utf8("hello")));
        lab.closeAllBut(java.util.Set.of());
        String chunks =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\nT: 1\r\n\r\n";
        assertThat(answeredBy(chunks, false).get().body()).isEqualTo(Bytes.utf8("hello"));
        lab.closeAllBut(java.util.Set.of());
        String interim = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.0 201 Created\r\n\r\nhello";
        HttpAnswer toTheEnd = answeredBy(interim, true).get();
        assertThat(toTheEnd.status()).isEqualTo(201);
        assertThat(toTheEnd.body()).isEqualTo(Bytes.utf8("hello"));
    }

    @Test
    void anAnswerThatIsCutShortIsNoAnswer() throws Exception {
        assertThat(troubleOf(answeredBy("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", true)))
                .isEqualTo(Trouble.CLOSED);
    }

    @Test
    void anAnswerThatDoesNotEndTimesOut() throws Exception {
        assertThat(troubleOf(answeredBy("HTTP/1.1 200 OK\r\n", false, within(500))))
                .isEqualTo(Trouble.TIMED_OUT);
    }

    @Test
    void whatIsNoHttpIsSaid() throws Exception {
        assertThat(troubleOf(answeredBy("220 mail ready\r\n", false))).isEqualTo(Trouble.OTHER);
    }

    @Test
    void aBodyIsKeptUpToOneMebibyte() throws Exception {
        String much = "x".repeat((1 << 20) + 10);
        HttpAnswer answer = answeredBy("HTTP/1.1 200 OK\r\n\r\n" + much, true).get();
        assertThat(answer.body().length()).isEqualTo(1 << 20);
    }

    @Test
    void aRequestCarriesBodyAndHeadersAndItsOwnHost() throws Exception {
        LedgerEntry listener = listen("l");
        URI uri = URI.create("http://localhost:" + local(listener).port() + "/caf\u00e9?q=1#part");
        Future<HttpAnswer> asking = meanwhile(() -> lab.http(
                "POST", uri, List.of(Map.entry("host", "me"), Map.entry("X-A", "b")), Bytes.utf8("data"), act()));
        lab.accept("l", "a", act());
        String expected = "POST /caf%C3%A9?q=1 HTTP/1.1\r\nUser-Agent: homeport\r\nAccept: */*\r\nContent-Length: 4\r\n"
                + "Connection: close\r\nhost: me\r\nX-A: b\r\n\r\ndata";
        assertThat(receive("a", expected.length())).isEqualTo(expected);
        send("a", "HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(asking.get(5, TimeUnit.SECONDS).status()).isEqualTo(204);
    }

    @Test
    void onlyLoopbackIsAsked() {
        LabException exposed = failure(
                Trouble.EXPOSED, () -> lab.http("GET", URI.create("http://example.org/"), List.of(), null, act()));
        assertThat(exposed.what()).isEqualTo("example.org is not on loopback: the request would leave this machine");
        failure(Trouble.EXPOSED, () -> lab.http("GET", URI.create("http://0.0.0.0:1/"), List.of(), null, act()));
        failure(Trouble.BAD_INPUT, () -> lab.http("GET", URI.create("ftp://localhost/"), List.of(), null, act()));
        failure(Trouble.BAD_INPUT, () -> lab.http("GET", URI.create("localhost:80"), List.of(), null, act()));
        failure(
                Trouble.BAD_INPUT,
                () -> lab.http(
                        "GET", URI.create("http://localhost/"), List.of(Map.entry("A", "b\r\nC: d")), null, act()));
    }

    @Test
    void aClosedPortRefuses() throws Exception {
        int port = local(listen("l")).port();
        lab.close("l");
        LabException refused = failure(
                Trouble.REFUSED, () -> lab.http("GET", URI.create("http://localhost:" + port), List.of(), null, act()));
        assertThat(refused.what()).isEqualTo("localhost:" + port + " refused: nobody listens there");
        assertThat(refused.next()).isEqualTo("`serve " + port + "` starts a web server there");
    }

    @Test
    void aRequestCanBeCancelled() throws Exception {
        LedgerEntry listener = listen("l");
        Cancellation stop = new Cancellation();
        Future<HttpAnswer> asking = meanwhile(() -> lab.http(
                "GET",
                URI.create("http://127.0.0.1:" + local(listener).port()),
                List.of(),
                null,
                new Act("http", Act.DEFAULT_WITHIN, stop)));
        lab.accept("l", "a", act());
        awaitWaiting(1);
        stop.cancel();
        assertThat(troubleOf(asking)).isEqualTo(Trouble.CANCELLED);
    }
}
