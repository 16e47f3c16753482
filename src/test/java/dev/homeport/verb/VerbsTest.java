package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.homeport.net.Bytes;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.verb.Report.Data;
import dev.homeport.verb.Report.Done;
import dev.homeport.verb.Report.Facts.Fact;
import dev.homeport.verb.Report.Remark;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every verb on a real lab with real sockets. */
@Timeout(60)
class VerbsTest {
    private final Typist typist = new Typist();

    @AfterEach
    void closeTheLab() {
        typist.close();
    }

    @Test
    void everyExampleRuns() throws VerbException {
        List<String> order = List.of(
                "sockets",
                "listen",
                "connect",
                "accept",
                "send",
                "recv",
                "who",
                "state",
                "probe",
                "ranges",
                "resolve",
                "wire",
                "diagram",
                "states",
                "shutdown",
                "abort",
                "close",
                "echo",
                "swarm",
                "udp bind",
                "udp send",
                "udp recv",
                "serve",
                "route",
                "http",
                "proxy",
                "fault",
                "heal",
                "tap",
                "stop",
                "doctor",
                "help");
        List<Verb> verbs = SpecsTest.verbs();
        // In a lab without a learner they refuse: see FreeTest and JavaVerbTest.
        assertThat(verbs)
                .extracting(Verb::word)
                .filteredOn(word -> !List.of("free", "java", "edit").contains(word))
                .containsExactlyInAnyOrderElementsOf(order);
        typist.typeAll("listen 0 as spare", "connect spare as c1", "accept spare as peer", "close spare");
        for (String word : order) {
            String example =
                    CommandLine.find(List.of(word.split(" ")), verbs).spec().example();
            // The port of the examples may be taken on this machine.
            String port = word.equals("listen") ? "0" : Integer.toString(openPort());
            if (word.equals("recv")) {
                typist.type("send peer back");
            }
            assertThat(typist.type(example.replace("62893", port)
                            .replace("bind 5353", "bind 0")
                            .replace("5353", "server")))
                    .as(example)
                    .isNotEmpty()
                    .noneMatch(Report.Failure.class::isInstance);
        }
    }

    @Test
    void listeningOnPortZeroSaysWhichPortTheSystemChose() throws VerbException {
        List<Report> reports = typist.type("listen 0 as web");
        assertThat(reports)
                .containsExactly(new Done("listening on 127.0.0.1:" + typist.port("web")
                        + " as web: the system chose port " + typist.port("web")));
    }

    @Test
    void listeningOnAGivenPortSaysItsBacklog() throws VerbException {
        int port = freePort();
        assertThat(typist.type("listen :" + port + " as web --backlog 5"))
                .containsExactly(new Done("listening on 127.0.0.1:" + port + " as web (backlog 5)"));
    }

    @Test
    void aTakenPortIsATroubleOfItsOwn() throws VerbException {
        typist.type("listen 0 as web");
        VerbException e = typist.fails("listen " + typist.port("web"));
        assertThat(e.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(e.what()).contains("port " + typist.port("web"));
    }

    @Test
    void anAddressThatOthersCouldReachIsRefused() {
        assertThat(typist.fails("listen 0.0.0.0:0").trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(typist.lab().ledger()).isEmpty();
    }

    @Test
    void aConversationByHandNeedsNoWaiting() throws VerbException {
        typist.type("listen 0 as web");
        assertThat(typist.type("connect web as client"))
                .containsExactly(
                        new Done("connected client: " + typist.local("client") + " -> " + typist.local("web")));
        assertThat(typist.type("accept as server"))
                .containsExactly(new Done("accepted server: " + typist.local("web") + " <- " + typist.local("client")));
        assertThat(typist.type("send client \"hello\\n\""))
                .containsExactly(new Data("client sent 6 bytes", Bytes.utf8("hello\n"), false, false));
        assertThat(typist.type("recv server --hex"))
                .containsExactly(new Data("server received 6 bytes", Bytes.utf8("hello\n"), true, true));
    }

    @Test
    void everyByteArrivesAsItWasWritten() throws VerbException {
        converse();
        typist.type("send c1 \"\\x00\\xff\\r\\n\"");
        assertThat(typist.type("recv c2 --bytes 4"))
                .containsExactly(new Data(
                        "c2 received 4 bytes", Bytes.of((byte) 0, (byte) 0xff, (byte) 13, (byte) 10), true, false));
    }

    @Test
    void aHalfCloseEndsOneDirectionOnly() throws VerbException {
        converse();
        typist.type("send c1 bye");
        assertThat(typist.type("shutdown c1")).containsExactly(new Done("sent FIN on c1; c1 can still receive"));
        assertThat(typist.type("recv c2 --until-close"))
                .containsExactly(
                        new Data("c2 received 3 bytes", Bytes.utf8("bye"), true, false),
                        new Done("end of stream: the peer sent FIN"));
        typist.type("send c2 answer");
        assertThat(typist.type("recv c1"))
                .containsExactly(new Data("c1 received 6 bytes", Bytes.utf8("answer"), true, false));
    }

    @Test
    void anAbortReachesThePeerAsAReset() throws VerbException {
        converse();
        assertThat(typist.type("abort c1")).containsExactly(new Done("aborted c1: sent RST"));
        assertThat(typist.fails("recv c2").trouble()).isEqualTo(Trouble.RESET);
    }

    @Test
    void aWaitIsAnnouncedAndEndsAtItsDeadline() throws VerbException {
        typist.type("listen 0 as web");
        List<Report> seen = new ArrayList<>();
        VerbException e = failsWatched("accept web --within 30ms", seen);
        assertThat(e.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(seen)
                .containsExactly(new Remark("waiting up to 30 ms for a connection to web; Ctrl-C stops waiting"));
    }

    @Test
    void ctrlCEndsTheWaitAndNothingElse() throws VerbException {
        converse();
        VerbException e = catchThrowableOfType(
                VerbException.class, () -> typist.type("recv c2", (report, cancellation) -> cancellation.cancel()));
        assertThat(e.trouble()).isEqualTo(Trouble.CANCELLED);
        typist.type("send c1 still");
        assertThat(typist.type("recv c2"))
                .containsExactly(new Data("c2 received 5 bytes", Bytes.utf8("still"), true, false));
    }

    @Test
    void whatCameBeforeTheDeadlineIsShownBeforeTheTrouble() throws VerbException {
        converse();
        typist.type("send c1 half");
        List<Report> seen = new ArrayList<>();
        VerbException e = failsWatched("recv c2 --until-close --within 50ms", seen);
        assertThat(e.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(seen).containsExactly(new Data("c2 received 4 bytes", Bytes.utf8("half"), true, false));
    }

    @Test
    void anEchoServerAnswersWithoutARemark() throws VerbException {
        typist.typeAll("echo as parrot", "connect parrot", "send \"hello\\n\"");
        assertThat(typist.type("recv --bytes 6"))
                .containsExactly(new Data("c1 received 6 bytes", Bytes.utf8("hello\n"), true, false));
        int port = typist.port("parrot");
        assertThat(typist.type("stop " + port))
                .containsExactly(new Done("stopped parrot: 127.0.0.1:" + port + " listens no more"));
        assertThat(typist.fails("connect " + port).trouble()).isEqualTo(Trouble.REFUSED);
    }

    @Test
    void aBareStopMeansTheServerAndLeavesListenersAlone() throws VerbException {
        typist.type("listen 0 as web");
        assertThat(typist.fails("stop").what()).isEqualTo("no server is open");
        typist.type("echo 0 as parrot");
        String parrot = typist.local("parrot").toString();
        assertThat(typist.type("stop")).containsExactly(new Done("stopped parrot: " + parrot + " listens no more"));
        assertThat(typist.lab().find("web").orElseThrow().open()).isTrue();
    }

    @Test
    void whatAnotherProgramSendsIsReceivedToo() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, LoopbackAddress.V4)) {
            typist.type("connect " + other.getLocalPort());
            try (Socket peer = other.accept()) {
                peer.getOutputStream().write("hi".getBytes(StandardCharsets.UTF_8));
                assertThat(typist.type("recv c1 --bytes 2"))
                        .contains(new Data("c1 received 2 bytes", Bytes.utf8("hi"), true, false));
            }
            assertThat(typist.type("recv c1")).contains(new Done("end of stream: the peer sent FIN"));
        }
    }

    @Test
    void aClosedListenersNameLeadsToARefusal() throws VerbException {
        typist.type("listen 0 as web");
        int port = typist.port("web");
        assertThat(typist.type("close " + port))
                .containsExactly(new Done("closed web: 127.0.0.1:" + port + " listens no more"));
        assertThat(typist.fails("connect web").trouble()).isEqualTo(Trouble.REFUSED);
    }

    @Test
    void aWebServerAnswersItsRoutes() throws VerbException {
        typist.type("serve 0 as site");
        assertThat(typist.type("route GET /hello \"hello\\n\""))
                .containsExactly(new Done("site answers GET /hello with 200 (6 bytes, text/plain; charset=utf-8)"));
        Report.Http hello = (Report.Http) typist.type("http site/hello").get(0);
        assertThat(hello.request()).isEqualTo("GET http://" + typist.local("site") + "/hello");
        assertThat(hello.answer().status()).isEqualTo(200);
        assertThat(hello.answer().body()).isEqualTo(Bytes.utf8("hello\n"));
        assertThat(hello.answer().header("Content-Type").orElse("none")).startsWith("text/plain");
        typist.type("route post /notes 201 {\\\"ok\\\":true} --json on site");
        Report.Http made = (Report.Http) typist.type("http :" + typist.port("site") + "/notes -d x --head")
                .get(0);
        assertThat(made.answer().status()).isEqualTo(201);
        assertThat(made.answer().body()).isEqualTo(Bytes.utf8("{\"ok\":true}"));
        assertThat(made.headersOnly()).isTrue();
        Report.Http lost = (Report.Http) typist.type("http GET site/nowhere").get(0);
        assertThat(lost.answer().status()).isEqualTo(404);
    }

    @Test
    void aBodyThatLooksLikeAStatusIsRemarkedOn() throws VerbException {
        typist.type("serve as site");
        assertThat(typist.type("route DELETE /x 204"))
                .contains(new Remark("204 was taken as the body; for a status without one add \"\""));
        assertThat(typist.fails("route GET /x 600 no").next()).isEqualTo("STATUS is a whole number from 200 to 599");
        assertThat(typist.fails("route GET x no").what()).isEqualTo("x is not a path");
    }

    @Test
    void whoNamesTheHolderOrSaysThatThereIsNone() throws VerbException {
        typist.type("listen 0 as web");
        int port = typist.port("web");
        Report.Facts holder = (Report.Facts) typist.type("who web").get(0);
        assertThat(holder.title()).startsWith("port " + port + " is held by java");
        assertThat(holder.facts())
                .contains(
                        new Fact("pid", Long.toString(ProcessHandle.current().pid())),
                        new Fact("address", "127.0.0.1:" + port + ": only this machine can reach it"),
                        new Fact("opened here", "listener web, by: listen 0 as web"));
        typist.type("close web");
        assertThat(typist.type("who " + port)).containsExactly(new Done("nobody listens on " + port));
    }

    @Test
    void socketsShowsTheKernelsStateOfEach() throws VerbException {
        Report.Table none = (Report.Table) typist.type("sockets").get(0);
        assertThat(none.rows()).isEmpty();
        converse();
        typist.type("shutdown c1");
        String web = typist.local("web").toString();
        String client = typist.local("c1").toString();
        // The kernel acknowledges the FIN in its own time.
        await().untilAsserted(
                        () -> assertThat(((Report.Table) typist.type("sockets").get(0)).rows())
                                .containsExactly(
                                        List.of("web", "listener", web, "-", "LISTEN"),
                                        List.of("c1", "connection", client, web, "FIN-WAIT-2"),
                                        List.of("c2", "connection", web, client, "CLOSE-WAIT")));
        Report.Table all = (Report.Table) typist.type("sockets --all").get(0);
        assertThat(all.rows()).anySatisfy(row -> assertThat(row).contains(web, "LISTEN"));
    }

    @Test
    void stateSaysWhatIsKnownOfOne() throws VerbException {
        converse();
        typist.type("send c1 hello");
        Report.Facts c1 = (Report.Facts) typist.type("state c1").get(0);
        assertThat(c1.facts())
                .containsExactly(
                        new Fact("kind", "connection"),
                        new Fact("local", typist.local("c1").toString()),
                        new Fact("remote", typist.local("web").toString()),
                        new Fact("state", "ESTABLISHED: open, data can flow both ways"),
                        new Fact("opened by", "connect web"),
                        new Fact("sent", "5 bytes"),
                        new Fact("received", "0 bytes"));
        Report.Facts web =
                (Report.Facts) typist.type("state " + typist.port("web")).get(0);
        assertThat(web.facts()).contains(new Fact("accepted", "1 connection"));
    }

    @Test
    void wireShowsOneConversationOrItsEnd() throws VerbException {
        assertThat(typist.type("wire")).containsExactly(new Remark("nothing has happened yet"));
        converse();
        typist.type("send c1 hello");
        assertThat(((Report.Wire) typist.type("wire web").get(0)).events())
                .extracting(WireEvent::what)
                .contains(new WireEvent.Listening(50));
        Report.Talk all = (Report.Talk) typist.type("wire web").get(1);
        assertThat(all.conversations())
                .singleElement()
                .satisfies(
                        c -> assertThat(c.events()).extracting(WireEvent::name).contains("c1", "c2"));
        assertThat(typist.type("wire c2")).isEqualTo(typist.type("wire c1"));
        Report.Talk last = (Report.Talk) typist.type("wire c1 --last 1 --hex").get(0);
        assertThat(last.hex()).isTrue();
        assertThat(last.conversations().get(0).exchanges())
                .singleElement()
                .satisfies(e -> assertThat(e.data()).isEqualTo(Bytes.utf8("hello")));
    }

    @Test
    void rangesShowsTheKernelsBesideIanas() throws VerbException {
        Report.Facts ranges = (Report.Facts) typist.type("ranges").get(0);
        assertThat(ranges.facts())
                .extracting(Fact::name)
                .startsWith("ephemeral, this kernel")
                .endsWith("system, IANA", "user, IANA", "dynamic, IANA");
        assertThat(ranges.facts().get(0).value()).matches("\\d+-\\d+ \\(\\d+ ports\\)");
        assertThat(ranges.facts().get(ranges.facts().size() - 1).value()).startsWith("49152-65535 (16384 ports)");
    }

    @Test
    void aNameIsLookedUpAndThatIsSaid() throws VerbException {
        Report.Facts localhost = (Report.Facts) typist.type("resolve localhost").get(0);
        assertThat(localhost.facts()).contains(new Fact("IPv4", "127.0.0.1: loopback, this machine only"));
        assertThat(typist.type("listen localhost:0").get(0)).isEqualTo(new Remark("localhost was taken as 127.0.0.1"));
    }

    @Test
    void whereSeveralCouldBeMeantTheyAreListed() throws VerbException {
        assertThat(typist.fails("accept").what()).isEqualTo("no listener is open");
        typist.typeAll("listen 0 as a", "listen 0 as b");
        VerbException e = typist.fails("accept");
        assertThat(e.what()).isEqualTo("several could be meant: a and b");
        assertThat(e.next()).isEqualTo("say which, by its name");
    }

    @Test
    void anUnknownNameGetsASuggestionAndAWrongKindItsKind() throws VerbException {
        typist.type("listen 0 as web");
        VerbException unknown = typist.fails("accept wbe");
        assertThat(unknown.trouble()).isEqualTo(Trouble.NO_SUCH_SOCKET);
        assertThat(unknown.what()).isEqualTo("there is nothing named wbe");
        assertThat(unknown.next()).isEqualTo("did you mean web?");
        VerbException wrong = typist.fails("recv web");
        assertThat(wrong.trouble()).isEqualTo(Trouble.WRONG_KIND);
        assertThat(wrong.what()).isEqualTo("web is a listener, not a connection");
        assertThat(wrong.next()).isEqualTo("`connect` or `accept` opens one");
    }

    @Test
    void aNameWithoutTextIsNotSent() throws VerbException {
        converse();
        VerbException e = typist.fails("send c1");
        assertThat(e.what()).isEqualTo("send c1 names a connection and no text");
        assertThat(e.next()).isEqualTo("send c1 \"hello\\n\"");
    }

    @Test
    void portZeroCannotBeReached() {
        assertThat(typist.fails("connect 0").what()).isEqualTo("port 0 cannot be reached");
    }

    /** web listens; c1 is the client, c2 what web accepted. */
    private void converse() throws VerbException {
        typist.typeAll("listen 0 as web", "connect web", "accept web");
    }

    private VerbException failsWatched(String line, List<Report> seen) {
        return catchThrowableOfType(
                VerbException.class, () -> typist.type(line, (report, cancellation) -> seen.add(report)));
    }

    private int freePort() throws VerbException {
        typist.typeAll("listen 0 as passing");
        int port = typist.port("passing");
        typist.type("close passing");
        return port;
    }

    private int openPort() {
        return typist.lab().ledger().stream()
                .filter(e -> e.open() && e.kind().listens())
                .mapToInt(e -> Objects.requireNonNull(e.local()).port())
                .findFirst()
                .orElse(0);
    }
}
