package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpField;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebServerTest extends LabTest {
    private int port;

    @BeforeEach
    void serve() throws LabException {
        LedgerEntry server = lab.serve(ANY_PORT, "w", false, act());
        port = local(server).port();
    }

    private HttpAnswer ask(String method, String path, String... header) throws LabException {
        List<HttpField> headers = header.length == 0 ? List.of() : List.of(new HttpField(header[0], header[1]));
        return lab.http(
                new HttpRequest(method, HttpAnswers.url("localhost:" + port + path), headers, null), false, act());
    }

    private void route(String method, String path, int status, String type, String body) throws LabException {
        lab.route("w", new WebRoute(method, path, status, type, body));
    }

    /** Sends the text over a plain connection and returns all that comes back. */
    private String raw(String request) throws LabException {
        lab.connect(dev.homeport.net.Endpoint.loopback(port), "raw", act());
        send("raw", request);
        lab.halfClose("raw");
        String answer = lab.receive("raw", 1 << 20, 1 << 20, act()).data().text();
        lab.close("raw");
        return answer;
    }

    @Test
    void withoutARouteEveryPathIsNotFound() throws Exception {
        HttpAnswer answer = ask("GET", "/nowhere?x=1");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body().text()).isEqualTo("404 Not Found: no route for /nowhere\n");
        assertThat(answer.values("Content-Type")).containsExactly("text/plain;charset=utf-8");
        assertThat(eventsOf("w"))
                .containsExactly(
                        new WireEvent.Bound(),
                        new WireEvent.Listening(128),
                        new WireEvent.Accepted("w"),
                        new WireEvent.Answered("GET", "/nowhere?x=1", 404));
    }

    @Test
    void aRouteAnswersFromTheMomentItIsAddedAndCanBeReplaced() throws Exception {
        route("GET", "/hello", 200, "text/plain", "hello\n");
        assertThat(ask("GET", "/hello").body().text()).isEqualTo("hello\n");
        route("GET", "/hello", 201, "application/json", "{\"a\":1}");
        HttpAnswer answer = ask("GET", "/hello");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.values("content-type")).containsExactly("application/json");
        assertThat(answer.body().text()).isEqualTo("{\"a\":1}");
        assertThat(lab.routes("w")).extracting(WebRoute::status).containsExactly(201);
    }

    @Test
    void aNameInThePathFillsTheBody() throws Exception {
        route("GET", "/hello/{name}", 200, "text/plain", "hello {name}, {other}\n");
        assertThat(ask("GET", "/hello/Ada").body().text()).isEqualTo("hello Ada, {other}\n");
        assertThat(ask("GET", "/hello/A%20B").body().text()).isEqualTo("hello A B, {other}\n");
        assertThat(ask("GET", "/hello/a/b").status()).isEqualTo(404);
        route("GET", "/page/{name}", 200, "text/html", "<p>{name}</p>");
        assertThat(ask("GET", "/page/%3Cb%3E").body().text()).isEqualTo("<p>&#60;b&#62;</p>");
        route("GET", "/json/{name}", 200, "application/json", "{\"name\":\"{name}\"}");
        assertThat(ask("GET", "/json/%22").body().text()).isEqualTo("{\"name\":\"\\u0022\"}");
    }

    @Test
    void anotherMethodIsToldWhichWouldDo() throws Exception {
        route("GET", "/hello", 200, "text/plain", "hello\n");
        route("PUT", "/hello", 204, "text/plain", "");
        HttpAnswer answer = ask("DELETE", "/hello");
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.values("Allow")).containsExactly("GET, HEAD, PUT");
        assertThat(answer.body().text()).isEqualTo("405 Method Not Allowed: /hello takes GET, HEAD, PUT\n");
        assertThat(ask("PUT", "/hello").status()).isEqualTo(204);
        assertThat(ask("BREW", "/hello").status()).isEqualTo(405);
    }

    @Test
    void headHasTheFieldsOfGetAndNoBody() throws Exception {
        route("GET", "/hello", 200, "text/plain", "hello\n");
        HttpAnswer answer = ask("HEAD", "/hello");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.values("Content-Length")).containsExactly("6");
        assertThat(answer.body()).isEqualTo(Bytes.EMPTY);
        assertThat(raw("HEAD /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .endsWith("\r\n\r\n");
    }

    @Test
    void aForeignHostIsMisdirected() throws Exception {
        route("GET", "/hello", 200, "text/plain", "secret\n");
        HttpAnswer answer = ask("GET", "/hello", "Host", "evil.example");
        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.body().text())
                .isEqualTo("421 Misdirected Request: this server is localhost, not evil.example\n");
        for (String own : List.of("localhost:" + port, "127.0.0.1", "[::1]:80", "LOCALHOST")) {
            assertThat(ask("GET", "/hello", "Host", own).status()).as(own).isEqualTo(200);
        }
        assertThat(ask("GET", "/hello", "Host", "127.0.0.1.evil.example").status())
                .isEqualTo(421);
    }

    @Test
    void aRequestTypedByHandIsAnswered() throws Exception {
        route("GET", "/hello", 200, "text/plain", "hello\n");
        String answer = raw("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nhello\n");
    }

    @Test
    void whatIsNoRequestGetsOneLineAndNoPage() throws Exception {
        assertThat(raw("hello\r\n\r\n")).startsWith("HTTP/1.1 400 ").doesNotContain("<");
        assertThat(raw("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 400 ").doesNotContain("<");
        assertThat(eventsOf("w").stream()
                        .filter(what -> what instanceof WireEvent.Answered answered && answered.status() == 400))
                .hasSize(2);
    }

    @Test
    void aWebSocketIsNotServed() throws Exception {
        String answer = raw("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Origin: http://evil.example\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 4");
    }

    @Test
    void whatCannotBeARouteIsSaid() {
        assertThat(failure(Trouble.BAD_INPUT, () -> route("GET", "hello", 200, "text/plain", ""))
                        .next())
                .isEqualTo("a path begins with / and has no spaces, ? or #: try /hello or /hello/{name}");
        for (String path : List.of("/a b", "/a?b", "/{", "/{a}/{a}", "/<a>", "/*", "")) {
            failure(Trouble.BAD_INPUT, () -> route("GET", path, 200, "text/plain", ""));
        }
        failure(Trouble.BAD_INPUT, () -> route("G T", "/", 200, "text/plain", ""));
        failure(Trouble.BAD_INPUT, () -> route("GET", "/", 199, "text/plain", ""));
        failure(Trouble.BAD_INPUT, () -> route("GET", "/", 200, "text/plain\r\nSet-Cookie: a", ""));
        failure(Trouble.NO_SUCH_SOCKET, () -> lab.route("w9", new WebRoute("GET", "/", 200, "text/plain", "")));
    }

    @Test
    void stoppingFreesThePortEvenWithAnOpenConnection() throws Exception {
        lab.connect(dev.homeport.net.Endpoint.loopback(port), "idle", act());
        send("idle", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
        lab.receive("idle", 1, 100, act());
        lab.close("w");
        failure(Trouble.REFUSED, () -> lab.connect(dev.homeport.net.Endpoint.loopback(port), null, act()));
        assertThat(lab.find("w").orElseThrow().open()).isFalse();
    }
}
