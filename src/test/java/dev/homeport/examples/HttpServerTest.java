package dev.homeport.examples;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.get;
import static dev.homeport.testkit.HomeportAssertions.http;
import static dev.homeport.testkit.HomeportAssertions.port;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.testkit.LabExtension;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(LabExtension.class)
@Timeout(120)
class HttpServerTest {
    private static final String HOST = "Host: localhost\r\n";
    private static RunningExample server;
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        server = RunningExample.start("http-by-hand/HttpServer.java", "0");
        port = server.port();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void allThatItsPageOffersToTypeGoesWell() throws Exception {
        assertThat(Homeport.follows("http-by-hand/README.md", port))
                .contains("hello from home", "12 bytes", "405", "Allow: GET, HEAD");
    }

    @Test
    void itAnswersWhoAsksFromThisMachine() {
        assertThat(port(port)).isListening().isReachableOnlyFromThisMachine();
        assertThat(http(get(":" + port + "/hello")))
                .answers(200)
                .hasHeaderStarting("Content-Type", "text/plain")
                .hasBodyContaining("hello from home");
        assertThat(http(get(":" + port + "/hello?x=1"))).answers(200);
        assertThat(http(get(":" + port + "/nowhere"))).answers(404);
    }

    @Test
    void aWholeAnswerLooksLikeThis() throws Exception {
        assertThat(Talk.answer(port, "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .matches("HTTP/1\\.1 200 OK\r\n"
                        + "Date: (Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n"
                        + "Content-Type: text/plain; charset=utf-8\r\n"
                        + "Content-Length: 16\r\n"
                        + "Connection: close\r\n\r\n"
                        + "hello from home\n");
    }

    @Test
    void oneConnectionCarriesManyRequestsUntilOneSaysClose() throws Exception {
        String body = "POST /length HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nGET /";
        String head = "\r\nHEAD /hello HTTP/1.1\n" + HOST + "\r\n";
        String last = "GET /hello HTTP/1.1\r\n" + HOST + "connection: Foo, CLOSE\r\n\r\n";
        String answers = Talk.answer(port, body + head + last + "GET /hello HTTP/1.1\r\n" + HOST + "\r\n");
        assertThat(answers.split("HTTP/1.1 200 OK\r\n", -1)).hasSize(4);
        assertThat(answers).containsOnlyOnce("5 bytes\n").containsOnlyOnce("hello from home\n");
        assertThat(answers.split("Content-Length: 16\r\n", -1)).hasSize(3);
    }

    @Test
    void anOlderClientGetsOneAnswer() throws Exception {
        try (Talk old = new Talk(port)) {
            assertThat(old.says("GET /hello HTTP/1.0\r\n\r\n").hearsAll())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("Connection: close\r\n");
        }
    }

    @Test
    void aRequestByteByByteIsARequestAndHoldsNobodyUp() throws Exception {
        try (Talk slow = new Talk(port)) {
            slow.drips("GET /hello HTTP/1.1\r\nHo");
            assertThat(http(get(":" + port + "/hello"))).answers(200);
            assertThat(slow.drips("st: localhost\r\n\r\n").hears()).isEqualTo("HTTP/1.1 200 OK\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /hello, 400",
        "GET  /hello HTTP/1.1, 400",
        "GET /hello HTTP/1.1 x, 400",
        "GET /hello http/1.1, 400",
        "GET /hello HTTP/2.0, 505",
        "PUT /hello HTTP/1.1|Host: a, 405",
        "get /hello HTTP/1.1|Host: a, 405",
        "GET /hello HTTP/1.1, 400",
        "GET /hello HTTP/1.1|Host: a|Host: a, 400",
        "GET /hello HTTP/1.1|Host: a|no colon, 400",
        "GET /hello HTTP/1.1|Host: a|Space : x, 400",
        "GET /hello HTTP/1.1|Host: a| folded, 400",
        "GET /hello HTTP/1.1|Host: a|: empty, 400",
        "POST /length HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 2, 400",
        "POST /length HTTP/1.1|Host: a|Content-Length: -1, 400",
        "POST /length HTTP/1.1|Host: a|Content-Length: 65537, 413",
        "POST /length HTTP/1.1|Host: a|Content-Length: 99999999999999999999999999999999999999999, 413",
        "POST /length HTTP/1.1|Host: a|Transfer-Encoding: chunked, 501",
        "POST /length HTTP/1.1|Host: a|Content-Length: 3|Transfer-Encoding: chunked, 501",
    })
    void whatIsWrongGetsItsStatus(String head, int status) throws Exception {
        String request = head.replace("|", "\r\n") + "\r\n\r\n";
        assertThat(Talk.answer(port, request)).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void linesAndFieldsHaveLimits() throws Exception {
        assertThat(Talk.answer(port, "GET /" + "x".repeat(8_192))).startsWith("HTTP/1.1 414 ");
        assertThat(Talk.answer(port, "GET / HTTP/1.1\r\nX: " + "x".repeat(8_192)))
                .startsWith("HTTP/1.1 431 ");
        String hundred = "GET /hello HTTP/1.1\r\n" + HOST + "X: x\r\n".repeat(99);
        assertThat(Talk.answer(port, hundred + "\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(Talk.answer(port, hundred + "X: x\r\n\r\n")).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void theLargestBodyIsReadAndALargerOneHearsWhy() throws Exception {
        assertThat(Talk.answer(port, post(65_536))).endsWith("65536 bytes\n");
        // Sends on while the answer is there: it must not be lost by a reset.
        assertThat(Talk.answer(port, post(65_537))).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void halfARequestGetsNoAnswer() throws Exception {
        assertThat(Talk.answer(port, "GET /hello HTTP/1.1\r\n" + HOST)).isEmpty();
        assertThat(Talk.answer(port, "POST /length HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nabc"))
                .isEmpty();
    }

    private static String post(int length) {
        return "POST /length HTTP/1.1\r\n" + HOST + "Content-Length: " + length + "\r\n\r\n" + "x".repeat(length);
    }
}
