package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpContent;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpHead;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.HttpUrl;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Trouble;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpVerbTest extends LabTest {
    private HttpAnswer whole(String answer, Canned.Then then) throws Exception {
        try (Canned server = Canned.saying(answer, then)) {
            return get("127.0.0.1:" + server.port());
        }
    }

    private HttpTrouble trouble(Trouble trouble, String answer, Canned.Then then, Act act) throws Exception {
        try (Canned server = Canned.saying(answer, then)) {
            LabException thrown = failure(trouble, () -> get("127.0.0.1:" + server.port() + "/x", act));
            assertThat(thrown.what()).startsWith("127.0.0.1:" + server.port());
            return (HttpTrouble) thrown;
        }
    }

    private static String said(HttpTrouble trouble) {
        return trouble.what().substring(trouble.what().indexOf(' ') + 1);
    }

    @Test
    void aBodyEndsByItsLengthByChunksOrByTheStreamsEnd() throws Exception {
        HttpAnswer counted =
                whole("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nA: 1\r\na: 2\r\n\r\nhello", Canned.Then.HOLD);
        assertThat(counted.head())
                .isEqualTo(new HttpHead(
                        "HTTP/1.1 200 OK",
                        200,
                        List.of(
                                new HttpField("Content-Length", "5"),
                                new HttpField("A", "1"),
                                new HttpField("a", "2"))));
        assertThat(counted.body()).isEqualTo(Bytes.utf8("hello"));
        assertThat(counted.end()).isEqualTo(HttpEnd.WHOLE);
        assertThat(counted.values("A")).containsExactly("1", "2");
        HttpAnswer chunked = whole(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 99\r\n\r\n"
                        + "3;x=y\r\nhel\r\n02 \r\nlo\r\n0\r\nT: 1\r\n\r\n",
                Canned.Then.HOLD);
        assertThat(chunked.body()).isEqualTo(Bytes.utf8("hello"));
        assertThat(chunked.trailers()).containsExactly(new HttpField("T", "1"));
        assertThat(whole("HTTP/1.0 201 Created\n\nhello", Canned.Then.CLOSE).body())
                .isEqualTo(Bytes.utf8("hello"));
        assertThat(whole("HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello more", Canned.Then.HOLD)
                        .rest())
                .isEqualTo(Bytes.utf8(" more"));
    }

    @Test
    void interimResponsesAreKeptAndTheLastOneCounts() throws Exception {
        HttpAnswer answer = whole(
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n"
                        + "HTTP/1.1 204 No Content\r\n\r\n",
                Canned.Then.HOLD);
        assertThat(answer.interim()).extracting(HttpHead::status).containsExactly(100, 103);
        assertThat(answer.status()).isEqualTo(204);
        HttpAnswer switching = whole("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n\u0081", Canned.Then.HOLD);
        assertThat(switching.status()).isEqualTo(101);
        assertThat(switching.interim()).isEmpty();
    }

    @Test
    void aFoldedFieldLineIsRead() throws Exception {
        HttpAnswer answer =
                whole("HTTP/1.1 200 OK\r\nA: one\r\n  two\r\n\tthree\r\nContent-Length: 0\r\n\r\n", Canned.Then.HOLD);
        assertThat(answer.values("a")).containsExactly("one two three");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 200 OK | HTTP/1.1 200 OK | 200",
                "HTTP/1.1 200 | HTTP/1.1 200 | 200",
                "HTTP/1.0 999 a  b | HTTP/1.0 999 a  b | 999",
            })
    void aStatusLineIsReadAsItStands(String line, String kept, int status) throws Exception {
        HttpAnswer answer = whole(line + "\r\nContent-Length: 0\r\n\r\n", Canned.Then.HOLD);
        assertThat(answer.statusLine()).isEqualTo(kept);
        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 20 OK | its first line is no status line such as HTTP/1.1 200 OK: \"HTTP/1.1 20 OK\"",
                "HTTP/1.1  200 OK | its first line is no status line",
                "HTTP/1.1 2000 OK | its first line is no status line",
                "HTTP/1.1 200OK | its first line is no status line",
                "HTTP/1.1x200 OK | its first line is no status line",
                "HTTP/1.12 200 OK | its first line is no status line",
                "HTTP/1.1 020 OK | its first line is no status line",
                "HTTP/1.1\\t200 OK | its first line is no status line",
                "HTTP/2.0 200 OK | it answers with HTTP/2.0, and HTTP/1.1 was asked for",
                "http/1.1 200 OK | no status line came, but \"http/1.1 200 OK",
                "SSH-2.0-OpenSSH_9.2 | an SSH server's banner came: \"SSH-2.0-OpenSSH_9.2",
                "220 mail ready | the greeting of an FTP or mail server came: \"220 mail ready",
                "'' | an empty line came where the status line should be",
                "<h1>hello</h1> | no status line came, but \"<h1>hello</h1>",
                "\\x15\\x03\\x03\\x00\\x02\\x02\\x0a | a TLS alert came: ask with https",
                "\\x00\\x00\\x00\\x04\\x00\\x00\\x00\\x00\\x00\\x00\\x00\\x08\\x07 | HTTP/2 frames came",
                "HTTP/1.1 200 OK\\r\\nno colon | a field line has no colon: \"no colon\"",
                "HTTP/1.1 200 OK\\r\\nA : b | white space stands before a field's colon",
                "HTTP/1.1 200 OK\\r\\n: b | a field's name is no token",
                "HTTP/1.1 200 OK\\r\\n A: b | the first field line begins with white space",
                "HTTP/1.1 200 OK\\r\\nA: b\\x00c | a NUL stands in a field line",
                "HTTP/1.1 200 OK\\r\\nA: b\\rc | a CR without LF stands in a field line",
                "HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\nContent-Length: 6\\r\\n | there are two Content-Length: \"5\" and \"6\"",
                "HTTP/1.1 200 OK\\r\\nContent-Length: +5\\r\\n | its Content-Length is no number: \"+5\"",
                "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nzz\\r\\n | a chunk's size is no hexadecimal number: \"zz\"",
                "HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\nabc\\r\\n | no line end follows a chunk's data, but \"bc\"",
            })
    void whatIsNoHttpIsSaid(String text, String why) throws Exception {
        String answer = unescaped(text) + "\r\n";
        HttpTrouble trouble = noHttp(answer);
        assertThat(trouble.what()).contains(" sent back is not HTTP: " + why);
        assertThat(trouble.next()).startsWith("`tap 0 -> ");
        assertThat(trouble.answer().end()).isEqualTo(HttpEnd.NOT_HTTP);
    }

    private HttpTrouble noHttp(String answer) throws Exception {
        try (Canned server = Canned.saying(answer, Canned.Then.CLOSE)) {
            return (HttpTrouble) failure(Trouble.OTHER, () -> get("127.0.0.1:" + server.port() + "/"));
        }
    }

    private static String unescaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\\') {
                out.append(c);
                continue;
            }
            i++;
            switch (text.charAt(i)) {
                case 'r' -> out.append('\r');
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                default -> {
                    out.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                    i += 2;
                }
            }
        }
        return out.toString();
    }

    @Test
    void ofAnAnswerThatIsCutShortWhatCameIsKept() throws Exception {
        HttpTrouble closed =
                trouble(Trouble.CLOSED, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", Canned.Then.CLOSE, act());
        assertThat(said(closed)).isEqualTo("closed before its answer was complete: 5 of 9 bytes of the body came");
        assertThat(closed.answer().status()).isEqualTo(200);
        assertThat(closed.answer().body()).isEqualTo(Bytes.utf8("hello"));
        assertThat(closed.answer().sent().text()).startsWith("GET /x HTTP/1.1\r\nHost: 127.0.0.1:");
        HttpTrouble inHead = trouble(Trouble.CLOSED, "HTTP/1.1 200 OK\r\nConte", Canned.Then.CLOSE, act());
        assertThat(said(inHead)).isEqualTo("closed before its answer was complete: its header section was not whole");
        assertThat(inHead.answer().rest()).isEqualTo(Bytes.utf8("HTTP/1.1 200 OK\r\nConte"));
        assertThat(said(trouble(Trouble.CLOSED, "", Canned.Then.CLOSE, act())))
                .isEqualTo("closed before its answer was complete: nothing came");
    }

    @Test
    void anAnswerThatDoesNotEndTimesOutWithWhatCame() throws Exception {
        HttpTrouble slow = trouble(
                Trouble.TIMED_OUT,
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n",
                Canned.Then.HOLD,
                within(300));
        assertThat(said(slow)).isEqualTo("did not answer in full within 300 ms: 9 bytes of the body came, and no end");
        assertThat(slow.answer().body()).isEqualTo(Bytes.utf8("data: 1\n\n"));
    }

    @Test
    void theHeadAloneIsThereAtItsEnd() throws Exception {
        for (String fields : List.of(
                "Content-Type: text/event-stream\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Content-Length: 100\r\nConnection: keep-alive\r\n")) {
            try (Canned server = Canned.saying("HTTP/1.1 200 OK\r\n" + fields + "\r\n9", Canned.Then.HOLD)) {
                HttpAnswer head = lab.http(HttpRequest.get(HttpAnswers.url("127.0.0.1:" + server.port())), true, act());
                assertThat(head.end()).isEqualTo(HttpEnd.HEAD);
                assertThat(head.fields()).isNotEmpty();
            }
        }
    }

    @Test
    void aBodyIsReadUpToItsLimitAndThatIsSaid() throws Exception {
        String full = "x".repeat(HttpContent.MOST);
        String counted = "HTTP/1.1 200 OK\r\nContent-Length: " + HttpContent.MOST + "\r\n\r\n";
        assertThat(whole(counted + full, Canned.Then.HOLD).body().length()).isEqualTo(HttpContent.MOST);
        assertThat(whole("HTTP/1.1 200 OK\r\n\r\n" + full, Canned.Then.CLOSE).end())
                .isEqualTo(HttpEnd.WHOLE);
        try (Canned server = Canned.saying("HTTP/1.1 200 OK\r\n\r\n" + full + "y", Canned.Then.CLOSE)) {
            LabException longer = failure(Trouble.OTHER, () -> get("127.0.0.1:" + server.port()));
            assertThat(longer.what())
                    .isEqualTo("not all of the answer was read: the body is longer than the 16 MiB that are read");
        }
    }

    @Test
    void aHeaderSectionIsReadUpToItsLimitAndThatIsSaid() throws Exception {
        String fields = "A: " + "b".repeat(100_000) + "\r\n";
        assertThat(whole("HTTP/1.1 200 OK\r\n" + fields + "Content-Length: 0\r\n\r\n", Canned.Then.HOLD)
                        .values("A")
                        .get(0))
                .hasSize(100_000);
        try (Canned server = Canned.saying("HTTP/1.1 200 OK\r\n" + fields.repeat(3), Canned.Then.HOLD)) {
            LabException longer = failure(Trouble.OTHER, () -> get("127.0.0.1:" + server.port()));
            assertThat(longer.what())
                    .isEqualTo("not all of the answer was read:"
                            + " the header section is longer than the 256 KiB that are read");
        }
    }

    @Test
    void aRequestCarriesBodyAndHeadersAndItsOwnHost() throws Exception {
        LedgerEntry listener = listen("l");
        HttpUrl url = HttpAnswers.url("http://localhost:" + local(listener).port() + "/caf\u00e9?q=1#part");
        Future<HttpAnswer> asking = meanwhile(() -> lab.http(
                new HttpRequest(
                        "PROPFIND",
                        url,
                        List.of(new HttpField("host", "me"), new HttpField("X-A", "b")),
                        Bytes.utf8("data")),
                false,
                act()));
        lab.accept("l", "a", act());
        String expected =
                "PROPFIND /caf%C3%A9?q=1 HTTP/1.1\r\nUser-Agent: homeport\r\nAccept: */*\r\nContent-Length: 4\r\n"
                        + "Connection: close\r\nhost: me\r\nX-A: b\r\n\r\ndata";
        assertThat(receive("a", expected.length())).isEqualTo(expected);
        send("a", "HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(asking.get(5, TimeUnit.SECONDS).status()).isEqualTo(204);
        assertThat(asking.get().sent()).isEqualTo(Bytes.utf8(expected));
    }

    @Test
    void aServerOnAnyLoopbackAddressIsFoundAndNamed() throws Exception {
        for (String address : List.of("127.0.0.1", "::1", "127.0.0.2")) {
            InetAddress at = InetAddress.getByName(address);
            try (Canned server = Canned.at(at, 0, "HTTP/1.1 204 None\r\n\r\n")) {
                HttpAnswer answer = get(":" + server.port() + "/");
                assertThat(answer.from()).isEqualTo(new dev.homeport.net.Endpoint(at, server.port()));
                assertThat(server.requests()).singleElement().asString().contains("Host: localhost:" + server.port());
            }
        }
        try (Canned server = Canned.at(LoopbackAddress.V6, 0, "HTTP/1.1 204 None\r\n\r\n")) {
            assertThat(get("localhost:" + server.port()).status()).isEqualTo(204);
        }
        try (Canned server = Canned.at(LoopbackAddress.V6, 0, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")) {
            assertThat(failure(Trouble.CLOSED, () -> get(":" + server.port())).next())
                    .isEqualTo("`tap 0 -> [::1]:" + server.port() + "` shows every byte of whoever asks through it");
        }
    }

    @Test
    void onlyLoopbackIsAsked() {
        LabException exposed = failure(Trouble.EXPOSED, () -> get("http://example.org/"));
        assertThat(exposed.what()).isEqualTo("example.org is not on loopback: the request would leave this machine");
        failure(Trouble.EXPOSED, () -> get("http://0.0.0.0:1/"));
        failure(
                Trouble.BAD_INPUT,
                () -> lab.http(
                        new HttpRequest(
                                "GET", HttpAnswers.url("localhost"), List.of(new HttpField("A", "b\r\nC: d")), null),
                        false,
                        act()));
        failure(
                Trouble.BAD_INPUT,
                () -> lab.http(new HttpRequest("G T", HttpAnswers.url("localhost"), List.of(), null), false, act()));
    }

    @Test
    void aClosedPortRefuses() throws Exception {
        int port = local(listen("l")).port();
        lab.close("l");
        LabException refused = failure(Trouble.REFUSED, () -> get("127.0.0.1:" + port));
        assertThat(refused.what()).isEqualTo("127.0.0.1:" + port + " refused: nobody listens there");
        assertThat(refused.next()).isEqualTo("`serve " + port + "` starts a web server there");
        LabException everywhere = failure(Trouble.REFUSED, () -> get(":" + port));
        assertThat(everywhere.what())
                .isEqualTo(
                        "port " + port + " refused: nobody listens there (127.0.0.1:" + port + ", [::1]:" + port + ")");
        assertThat(everywhere.next()).isEqualTo("`serve " + port + "` starts a web server there");
    }

    @Test
    void aRequestCanBeCancelledAndKeepsWhatCame() throws Exception {
        LedgerEntry listener = listen("l");
        Cancellation stop = new Cancellation();
        Future<HttpAnswer> asking =
                meanwhile(() -> get("127.0.0.1:" + local(listener).port(), new Act("http", Act.DEFAULT_WITHIN, stop)));
        lab.accept("l", "a", act());
        send("a", "HTTP/1.1 200 OK\r\n\r\nhi");
        awaitWaiting(1);
        stop.cancel();
        try {
            asking.get(5, TimeUnit.SECONDS);
            throw new AssertionError("the request was to fail");
        } catch (ExecutionException failed) {
            HttpTrouble trouble = (HttpTrouble) failed.getCause();
            assertThat(trouble.trouble()).isEqualTo(Trouble.CANCELLED);
            assertThat(trouble.answer().sent().isEmpty()).isFalse();
        }
    }
}
