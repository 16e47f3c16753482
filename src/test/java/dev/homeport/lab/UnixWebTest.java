package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A web server behind a socket's file. */
@DisabledOnOs(OS.WINDOWS)
class UnixWebTest extends LabTest {
    private Path serve(String file) throws LabException {
        UnixPath at = lab.unix().at(file);
        LedgerEntry site = lab.serve(at, "site", false, act());
        assertThat(site.localAddress()).isEqualTo(at);
        lab.route("site", new WebRoute("GET", "/hello", 200, "text/plain", "hi"));
        return Path.of(at.path());
    }

    private HttpAnswer get(String file, String uri) throws LabException {
        return lab.unix().http(file, HttpRequest.get(HttpAnswers.url(uri)), false, act());
    }

    @Test
    void itAnswersAndTheLabTellsOfIt() throws Exception {
        serve("web.sock");
        HttpAnswer answer = get("web.sock", "http://localhost/hello");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Bytes.utf8("hi"));
        assertThat(eventsOf("site"))
                .contains(new WireEvent.Accepted("site"), new WireEvent.Answered("GET", "/hello", 200));
    }

    @Test
    void anotherClientIsAnsweredToo() throws Exception {
        Path file = serve("web.sock");
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(file));
            client.write(ByteBuffer.wrap("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer in = ByteBuffer.allocate(1024);
            while (client.read(in) >= 0) {}
            assertThat(new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nhi");
        }
    }

    @Test
    void itsFileIsForThisUserAndGoesWithIt() throws Exception {
        Path file = serve("web.sock");
        assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
        lab.close("site");
        assertThat(file).doesNotExist();
        serve("web.sock");
        assertThat(get("web.sock", "http://localhost/hello").status()).isEqualTo(200);
    }

    @Test
    void aRequestWithoutHostIsRefusedAndLogged() throws Exception {
        Path file = serve("web.sock");
        try (SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            client.connect(UnixDomainSocketAddress.of(file));
            client.write(ByteBuffer.wrap("GET /hello HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer in = ByteBuffer.allocate(1024);
            while (client.read(in) >= 0) {}
            assertThat(new String(in.array(), 0, in.position(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 400");
        }
        assertThat(eventsOf("site")).contains(new WireEvent.Answered("GET", "/hello", 400));
    }

    @Test
    void httpsWorksThereToo() throws Exception {
        lab.tls().serve(lab.unix().at("sec.sock"), "site", false, act());
        lab.route("site", new WebRoute("GET", "/hello", 200, "text/plain", "hi"));
        assertThat(get("sec.sock", "https://localhost/hello").status()).isEqualTo(200);
    }

    @Test
    void aTakenFileIsLeftToItsOwner() throws Exception {
        lab.unix().listen("chat.sock", "l", 5, act());
        LabException taken = failure(Trouble.PORT_TAKEN, () -> serve("chat.sock"));
        assertThat(taken.what()).isEqualTo("unix:chat.sock is taken by l of this lab");
        lab.unix().connect("chat.sock", "c", act());
        Path stale = Path.of(lab.unix().at("stale.sock").path());
        leave(stale);
        LabException there = failure(Trouble.PORT_TAKEN, () -> serve("stale.sock"));
        assertThat(there.what())
                .isEqualTo(
                        "unix:stale.sock is there already: a file that this lab did not make, of a program that may be"
                                + " gone");
        assertThat(stale).exists();
        Files.delete(stale);
    }

    @Test
    void whoIsNotThereIsSaidAsByConnect() throws Exception {
        assertThat(failure(Trouble.NO_SUCH_SOCKET, () -> get("nope.sock", "http://localhost/"))
                        .what())
                .isEqualTo("there is no socket file nope.sock: nobody is bound to it");
        Path stale = Path.of(lab.unix().at("stale.sock").path());
        leave(stale);
        assertThat(failure(Trouble.REFUSED, () -> get("stale.sock", "http://localhost/"))
                        .what())
                .isEqualTo("unix:stale.sock refused: nobody listens there");
        Files.delete(stale);
        lab.unix().listen("mute.sock", "mute", 5, act());
        assertThat(failure(
                                Trouble.TIMED_OUT,
                                () -> lab.unix()
                                        .http(
                                                "mute.sock",
                                                HttpRequest.get(HttpAnswers.url("http://localhost/")),
                                                false,
                                                new Act("http", Duration.ofMillis(50), new Cancellation())))
                        .what())
                .isEqualTo("unix:mute.sock did not answer in full within 50 ms: nothing came");
    }

    private static void leave(Path file) throws IOException {
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(file));
        }
    }
}
