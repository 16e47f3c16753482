package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpField;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void closeTheLab() {
        typist.close();
    }

    /** Says it to the first client, and keeps the connection open. */
    private static ServerSocket saying(String answer) throws IOException {
        ServerSocket door = new ServerSocket(0, 5, LoopbackAddress.V4);
        Thread thread = new Thread(() -> {
            try (Socket client = door.accept()) {
                client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                // Until the test is over.
                while (client.getInputStream().read() >= 0) {}
            } catch (IOException over) {
                // The client or the door was closed.
            }
        });
        thread.setDaemon(true);
        thread.start();
        return door;
    }

    @Test
    void anAnswerThatNeverEndsIsShownAsFarAsItCame() throws Exception {
        List<Report> shown = new ArrayList<>();
        try (ServerSocket stream = saying("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n")) {
            VerbException over = catchThrowableOfType(
                    VerbException.class,
                    () -> typist.type(
                            "http :" + stream.getLocalPort() + "/events --within 300ms",
                            (report, cancellation) -> shown.add(report)));
            assertThat(over.trouble()).isEqualTo(Trouble.TIMED_OUT);
            assertThat(over.what())
                    .isEqualTo("port " + stream.getLocalPort()
                            + " did not answer in full within 300 ms: 9 bytes of the body came, and no end");
            assertThat(over.next())
                    .isEqualTo("more time: --within 60s; `tap 0 -> " + stream.getLocalPort()
                            + "` shows every byte of whoever asks through it");
        }
        assertThat(shown).singleElement().isInstanceOfSatisfying(Report.Http.class, http -> {
            assertThat(http.answer().end()).isEqualTo(HttpEnd.TIMED_OUT);
            assertThat(http.answer().body()).isEqualTo(Bytes.utf8("data: 1\n\n"));
            assertThat(http.answer().sent().text()).startsWith("GET /events HTTP/1.1\r\nHost: localhost:");
        });
    }

    @Test
    void theAdviceToTapShowsTheBytes() throws Exception {
        try (ServerSocket half = saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nnine byte")) {
            typist.type("tap 0 -> " + half.getLocalPort() + " as ear");
            catchThrowableOfType(
                    VerbException.class, () -> typist.type("http :" + typist.port("ear") + "/ --within 300ms"));
        }
        assertThat(typist.lab().events())
                .filteredOn(event -> event.what() instanceof WireEvent.Received received
                        && received.data().text().contains("nine byte"))
                .isNotEmpty();
    }

    @Test
    void theHeadOfAStreamIsNoWait() throws Exception {
        try (ServerSocket stream = saying("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n")) {
            Report.Http head = (Report.Http)
                    typist.type("http :" + stream.getLocalPort() + " --head").get(0);
            assertThat(head.answer().end()).isEqualTo(HttpEnd.HEAD);
            assertThat(head.answer().values("content-type")).containsExactly("text/event-stream");
        }
    }

    @Test
    void anyMethodIsSentAndASlipIsAskedAbout() throws Exception {
        typist.typeAll("serve 0 as site", "route PROPFIND /x 207 many");
        Report.Http many = (Report.Http) typist.type("http propfind site/x").get(0);
        assertThat(many.answer().status()).isEqualTo(207);
        List<Report> trace = typist.type("http TRACE site/x");
        assertThat(((Report.Http) trace.get(0)).answer().sent().text()).startsWith("TRACE /x HTTP/1.1\r\n");
        assertThat(typist.type("http GTE site/x").get(0))
                .isEqualTo(new Report.Remark("GTE is sent as it stands; did you mean GET?"));
    }

    @Test
    void aRouteHasFieldsOfItsOwn() throws Exception {
        typist.type("serve 0 as site");
        assertThat(typist.type("route GET /c hi -H 'Set-Cookie: a=1' -H 'Set-Cookie: b=2' -H 'X-A:b'"))
                .containsExactly(new Report.Done(
                        "site answers GET /c with 200 (2 bytes, text/plain; charset=utf-8, 3 more fields)"));
        Report.Http answer = (Report.Http) typist.type("http site/c").get(0);
        assertThat(answer.answer().values("Set-Cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.answer().fields()).contains(new HttpField("X-A", "b"));
        VerbException own =
                catchThrowableOfType(VerbException.class, () -> typist.type("route GET /c hi -H 'content-length: 5'"));
        assertThat(own.what()).isEqualTo("the server itself says content-length, as the body and the connection are");
    }

    @Test
    void theFieldsOfARequestAreInTheLog() throws Exception {
        typist.typeAll("serve 0 as site", "http site/x -H 'X-A: b' -H 'X-A: c'");
        assertThat(typist.lab().events())
                .extracting(WireEvent::what)
                .filteredOn(WireEvent.Answered.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(WireEvent.Answered.class, answered -> {
                    assertThat(answered.fieldsCut()).isFalse();
                    assertThat(answered.fields())
                            .filteredOn(each -> each.isNamed("x-a"))
                            .extracting(HttpField::value)
                            .containsExactly("b", "c");
                });
    }
}
