package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.Look;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpLookTest extends LabTest {
    private HttpAnswer seen(Look<HttpAnswer> look, Act act) {
        return lab.snapshot(0, List.of(look), act).answer(look).match(value -> value, reason -> {
            throw new AssertionError("unseen: " + reason);
        });
    }

    private HttpAnswer seen(Look<HttpAnswer> look) {
        return seen(look, act());
    }

    @Test
    void aSlowServerIsWaitedForAsLongAsTheActSays() throws Exception {
        try (Canned mute = Canned.saying("", Canned.Then.HOLD)) {
            long began = System.nanoTime();
            HttpAnswer none = seen(HttpAnswers.head(":" + mute.port()), within(2_300));
            assertThat(none.end()).isEqualTo(HttpEnd.TIMED_OUT);
            assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(2_300_000_000L);
        }
    }

    @Test
    void onlyWhatIsAskedForIsRead() throws Exception {
        try (Canned server = Canned.saying("HTTP/1.1 200 OK\r\n\r\nhello", Canned.Then.HOLD)) {
            assertThat(seen(HttpAnswers.head(":" + server.port())).end()).isEqualTo(HttpEnd.HEAD);
            HttpAnswer all = seen(HttpAnswers.get(":" + server.port()), within(300));
            assertThat(all.end()).isEqualTo(HttpEnd.TIMED_OUT);
            assertThat(all.body()).isEqualTo(Bytes.utf8("hello"));
        }
    }

    @Test
    void aProbeDoesNotTakeThePlaceOfALearnersAccept() throws Exception {
        int port = local(listen("web")).port();
        for (String url : List.of(":" + port, "localhost:" + port, "127.0.0.1:" + port + "/")) {
            HttpAnswer none = seen(HttpAnswers.head(url));
            assertThat(none.end()).isEqualTo(HttpEnd.BY_HAND);
            assertThat(none.why()).isEqualTo("web is a listener: each connection waits for an accept by hand");
        }
        int link = local(lab.proxies().proxy(ANY_PORT, dev.homeport.net.Endpoint.loopback(port), "link", act()))
                .port();
        assertThat(seen(HttpAnswers.head(":" + link)).why())
                .isEqualTo("web is a listener, to which link leads: each connection waits for an accept by hand");
        lab.connect(dev.homeport.net.Endpoint.loopback(port), "mine", act());
        assertThat(lab.accept("web", "first", act()).remote())
                .isEqualTo(lab.find("mine").orElseThrow().local());
    }

    @Test
    void anotherAddressIsAnotherSocketThanTheOneServedByHand() throws Exception {
        int port = local(listen("web")).port();
        try (Canned six = Canned.at(LoopbackAddress.V6, port, "HTTP/1.1 204 None\r\n\r\n")) {
            assertThat(six.port()).isEqualTo(port);
            assertThat(seen(HttpAnswers.head(":" + port)).status()).isEqualTo(204);
            assertThat(seen(HttpAnswers.head("localhost:" + port)).status()).isEqualTo(204);
            assertThat(seen(HttpAnswers.head("[::1]:" + port)).status()).isEqualTo(204);
            assertThat(seen(HttpAnswers.head("127.0.0.1:" + port)).end()).isEqualTo(HttpEnd.BY_HAND);
        }
        lab.close("web");
        lab.listen(new dev.homeport.net.Endpoint(InetAddress.getByName("::1"), port), "six", 5, true, false, act());
        try (Canned four = Canned.at(LoopbackAddress.V4, port, "HTTP/1.1 204 None\r\n\r\n")) {
            assertThat(seen(HttpAnswers.head(":" + four.port())).status()).isEqualTo(204);
        }
    }

    @Test
    void httpsIsAskedWithoutJudgingTheCertificate() throws Exception {
        int port;
        try (Lab other = Lab.open(LabSettings.USUAL)) {
            port = local(other.tls().serve(ANY_PORT, "w", false, act())).port();
            assertThat(seen(HttpAnswers.head("https://localhost:" + port + "/")).status())
                    .isEqualTo(404);
            HttpAnswer plain = seen(HttpAnswers.head("localhost:" + port));
            assertThat(plain.end()).isEqualTo(HttpEnd.NOT_HTTP);
            assertThat(plain.why()).isEqualTo("a TLS alert came: ask with https");
        }
        try (Canned server = Canned.saying("HTTP/1.1 400 What\r\n\r\n", Canned.Then.CLOSE)) {
            HttpAnswer plain = seen(HttpAnswers.head("https://localhost:" + server.port()), within(2_000));
            assertThat(plain.end()).isIn(HttpEnd.NOT_HTTP, HttpEnd.TIMED_OUT);
        }
    }

    @Test
    void anyMethodIsSentOnceForOneLook() throws Exception {
        try (Canned server = Canned.saying("HTTP/1.1 201 Made\r\n\r\n", Canned.Then.CLOSE)) {
            Look.Http look = new Look.Http(
                    new HttpRequest("POST", HttpAnswers.url(":" + server.port() + "/n"), List.of(), Bytes.utf8("x")),
                    true);
            assertThat(seen(look).status()).isEqualTo(201);
            assertThat(server.requests()).singleElement().asString().startsWith("POST /n HTTP/1.1\r\n");
        }
    }

    @Test
    void aLookThatIsCancelledIsUnseen() {
        Cancellation stop = new Cancellation();
        stop.cancel();
        Look.Http look = HttpAnswers.head(":1");
        assertThat(lab.snapshot(0, List.of(look), new Act("check", Act.DEFAULT_WITHIN, stop))
                        .answer(look))
                .isEqualTo(Observed.unseen("the look was cancelled"));
    }
}
