package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import dev.homeport.verb.Report.Done;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same verbs, with a file in place of a port. */
@Timeout(20)
@DisabledOnOs(OS.WINDOWS)
class UnixVerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void close() {
        typist.close();
    }

    @Test
    void listeningSaysWhereTheFileIsForOtherPrograms() throws VerbException {
        List<Report> reports = typist.type("listen unix:chat.sock as l");
        UnixPath path = (UnixPath)
                Objects.requireNonNull(typist.lab().find("l").orElseThrow().localAddress());
        assertThat(path.path()).endsWith("/chat.sock");
        assertThat(reports)
                .containsExactly(
                        new Done("listening on unix:chat.sock as l"),
                        new Report.Remark("the file is " + path.path() + ", for this user only; close removes it"));
    }

    @Test
    void aListenersNameStandsForItsFile() throws VerbException {
        typist.typeAll("listen unix:chat.sock as l", "connect l as c");
        assertThat(typist.type("accept unix:chat.sock as a"))
                .contains(new Done("accepted a: unix:chat.sock <- unix:(unnamed)"));
        assertThat(typist.type("shutdown c")).containsExactly(new Done("half-closed c; c can still receive"));
        assertThat(typist.type("recv a")).containsExactly(new Done("end of stream: the peer closed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "threads", "selector"})
    void everyWayOfEchoingWorksOnAFile(String mode) throws VerbException {
        typist.typeAll("echo unix:parrot.sock as p --mode " + mode, "connect p as c", "send c ping");
        assertThat(typist.type("recv c --bytes 4")).hasSize(1).first().isInstanceOf(Report.Data.class);
        // A selector counts when its round is over, and the echo is here before.
        Awaitility.await()
                .untilAsserted(() -> assertThat(typist.type("state p").toString())
                        .contains("1 connection")
                        .contains("name=received, value=4 bytes"));
    }

    @Test
    void aProxyAndATapTakeAFileOnEitherSide() throws VerbException {
        typist.type("echo unix:back.sock as back");
        List<Report> front = typist.type("proxy unix:front.sock -> back as link");
        assertThat(front).contains(new Done("relaying unix:front.sock -> unix:back.sock as link"));
        assertThat(front.toString()).contains("/front.sock, for this user only");
        typist.typeAll("tap 0 -> link as ear", "connect ear as c", "send c ping");
        assertThat(typist.type("recv c --bytes 4")).hasSize(1).first().isInstanceOf(Report.Data.class);
        assertThat(typist.type("state ear").toString()).contains("name=target, value=unix:front.sock");
    }

    @Test
    void aWebServersFileIsAskedByNameOrAsCurlDoes() throws VerbException {
        List<Report> serving = typist.type("serve unix:web.sock as site");
        assertThat(serving).contains(new Done("serving http on unix:web.sock as site"));
        assertThat(serving.toString()).contains("curl --unix-socket /").contains("/web.sock http://localhost/");
        typist.type("route GET /hello hi");
        for (String each : List.of(
                "http GET site/hello",
                "http GET http://localhost/hello --unix-socket web.sock",
                "http localhost:8080/hello --unix-socket unix:web.sock")) {
            Report.Http answer = (Report.Http) typist.type(each).get(0);
            assertThat(answer.answer().status()).as(each).isEqualTo(200);
        }
        assertThat(typist.type("state site").toString()).contains("value=3 connections in the wire log");
        assertThat(typist.fails("http GET / --unix-socket no.sock").trouble()).isEqualTo(Trouble.BAD_INPUT);
        assertThat(typist.fails("http GET :80/ --unix-socket no.sock").what())
                .isEqualTo("there is no socket file no.sock: nobody is bound to it");
    }

    @Test
    void aSwarmLoadsAFile() throws VerbException {
        typist.type("echo unix:parrot.sock as p --mode selector");
        Report.Load load =
                (Report.Load) typist.type("swarm p --clients 300 --messages 5").get(0);
        assertThat(load.target()).isEqualTo("unix:parrot.sock");
        assertThat(load.result().messages()).isEqualTo(1_500);
        assertThat(load.result().errors()).isEmpty();
        assertThat(typist.fails("swarm unix:none.sock").what())
                .isEqualTo("there is no socket file none.sock: nobody is bound to it");
    }

    @Test
    void aSwarmSaysThatTheQueueStaysFull() throws VerbException {
        typist.typeAll("listen unix:full.sock as l --backlog 1", "connect l as c", "connect l as d");
        VerbException e = typist.fails("swarm l --clients 3 --messages 1 --within 50ms");
        assertThat(e.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(e.what()).isEqualTo("3 of 3 clients ended in trouble");
    }

    @Test
    void aProbeTellsWhatStandsBehindAFile() throws VerbException, IOException {
        typist.typeAll("listen unix:full.sock as l --backlog 1", "connect l as c", "connect l as d");
        assertThat(probed("probe l")).contains("timed-out").contains("EAGAIN");
        typist.type("listen unix:mute.sock as m");
        assertThat(probed("probe unix:mute.sock")).contains("accepted-silent").contains("listens there");
        typist.type("echo unix:gone.sock as g --mode one --max-clients 1");
        Path left = Path.of(path("g")).resolveSibling("left.sock");
        try (ServerSocketChannel gone = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            gone.bind(UnixDomainSocketAddress.of(left));
        }
        assertThat(probed("probe unix:left.sock"))
                .contains("refused")
                .contains("ECONNREFUSED")
                .contains("nobody listens there now");
        assertThat(typist.type("who unix:left.sock"))
                .containsExactly(new Done("nobody listens on unix:left.sock; the file is left over from one who did"));
        Files.delete(left);
        try (SocketChannel bound = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            bound.bind(UnixDomainSocketAddress.of(left));
            assertThat(typist.type("who unix:left.sock").get(0))
                    .isEqualTo(
                            new Done("nobody listens on unix:left.sock: a socket is bound to it, and does not listen"));
            assertThat(typist.type("who unix:left.sock").toString()).contains("unix:left.sock is bound by java");
            assertThat(probed("probe unix:left.sock"))
                    .contains("refused")
                    .contains("java (" + ProcessHandle.current().pid()
                            + ") has bound a socket to it that does not listen");
            assertThat(typist.fails("listen unix:left.sock").what())
                    .isEqualTo("unix:left.sock is taken by java, process "
                            + ProcessHandle.current().pid());
        }
        Files.delete(left);
        assertThat(typist.type("who unix:left.sock"))
                .containsExactly(new Done("nobody listens on unix:left.sock; there is no such file"));
        assertThat(typist.fails("probe unix:left.sock").trouble()).isEqualTo(Trouble.NO_SUCH_SOCKET);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whoNamesTheProgramBehindAFile() throws VerbException {
        typist.type("listen unix:chat.sock as l");
        Report.Facts facts = (Report.Facts) typist.type("who unix:chat.sock").get(0);
        assertThat(facts.facts())
                .contains(
                        new Report.Facts.Fact(
                                "pid", Long.toString(ProcessHandle.current().pid())),
                        new Report.Facts.Fact("file", path("l")),
                        new Report.Facts.Fact("opened here", "listener l, by: listen unix:chat.sock as l"));
    }

    private String probed(String line) throws VerbException {
        return typist.type(line).toString();
    }

    private String path(String name) {
        return ((UnixPath) Objects.requireNonNull(
                        typist.lab().find(name).orElseThrow().localAddress()))
                .path();
    }

    @Test
    void whatIsOfTcpOnlyIsRefusedByName() throws VerbException {
        for (String each : List.of(
                "listen unix:x --tls",
                "listen unix:x --no-reuse",
                "listen unix:x --expose",
                "echo unix:x --udp",
                "serve unix:x --expose",
                "connect unix:x --tls")) {
            VerbException e = typist.fails(each);
            assertThat(e.trouble()).as(each).isEqualTo(Trouble.BAD_INPUT);
            assertThat(e.what()).isEqualTo(each.substring(each.indexOf("--")) + " is not for a Unix socket");
        }
        assertThat(typist.fails("udp bind unix:web.sock").what()).isEqualTo("unix:web.sock is a file and has no port");
        assertThat(typist.lab().ledger()).isEmpty();
    }
}
