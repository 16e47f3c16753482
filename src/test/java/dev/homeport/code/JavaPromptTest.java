package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.Act;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswers;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a learner's Java does to the lab, and what is shown of it. */
class JavaPromptTest extends AtThePrompt {
    @Test
    void theFirstUseSaysThatItIsWarmingUpAndTheSecondDoesNot() throws Exception {
        Told first = new Told();
        prompt.run("1 + 1", Act.of("java"), first);
        assertThat(first.all).containsExactly("Java is warming up: the first time takes a second or two.", "$1 ==> 2");
        Told second = new Told();
        prompt.run("1 + 1", Act.of("java"), second);
        assertThat(second.all).containsExactly("$2 ==> 2");
    }

    @Test
    void missingSemicolonsAreForgivenAndSeveralSnippetsRunInOrder() throws Exception {
        assertThat(run("int a = 20; int b = 1\na + b\n  + 21")).containsExactly("a ==> 20", "b ==> 1", "$1 ==> 42");
    }

    @Test
    void aLineEndEndsAnExpressionWhereTheNextLineBeginsAStatement() throws Exception {
        assertThat(run("int i = 1\ni++\nint j = i")).containsExactly("i ==> 1", "$1 ==> 1", "j ==> 2");
        assertThat(run("\"ab\".length()\nint k = 5")).containsExactly("$2 ==> 2", "k ==> 5");
        assertThat(run("System.out.println(k)\nfor (int n = 0; n < 1; n++) System.out.println(n)"))
                .containsExactly("out 5", "out 0");
        assertThat(run("Math.abs(-1)\nMath.abs(-2)")).containsExactly("$3 ==> 1", "$4 ==> 2");
    }

    @Test
    void whatStandsBehindASemicolonOnTheSameLineIsNotLost() throws Exception {
        assertThat(run("int a = 1; Math.abs(a)\nint b = 2")).containsExactly("a ==> 1", "$1 ==> 1", "b ==> 2");
        assertThat(run("int c = 1; Math.abs(\n  c)\nint d = 2")).containsExactly("c ==> 1", "$2 ==> 1", "d ==> 2");
    }

    @Test
    void aLineThatGoesOnWithWhatTheOneBeforeBeganIsPartOfIt() throws Exception {
        assertThat(run("\"ab\".concat(\"c\")\n  .length()")).containsExactly("$1 ==> 3");
        assertThat(run("\"ab\".length()\n  + 1")).containsExactly("$2 ==> 3");
        assertThat(run("\"ab\".concat(\"c\")\n  instanceof String")).containsExactly("$3 ==> true");
    }

    @Test
    void aSocketOfJavaIsTheLabsUnderItsVariablesName() throws Exception {
        run("ServerSocket web = new ServerSocket(0); Socket ada = new Socket(\"127.0.0.1\", web.getLocalPort());"
                + " Socket bob = web.accept()");
        assertThat(entry("web").openedBy()).isEqualTo("java { ServerSocket web = new ServerSocket(0); }");
        assertThat(entry("web").local())
                .isNotNull()
                .satisfies(at -> assertThat(at.isLoopback()).isTrue());
        assertThat(entry("ada").remote()).isEqualTo(entry("web").local());
        assertThat(entry("bob").parent()).isEqualTo("web");
        assertThat(whats("web")).containsExactly("Bound", "Listening");
        assertThat(whats("bob")).containsExactly("Accepted");
    }

    @Test
    void bytesEachWayAndTheEndAreInTheWireLog() throws Exception {
        run("ServerSocket web = new ServerSocket(0); Socket ada = new Socket(\"localhost\", web.getLocalPort());"
                + " Socket bob = web.accept()");
        assertThat(run("ada.getOutputStream().write(\"hello\\n\".getBytes()); ada.shutdownOutput();"
                        + " new String(bob.getInputStream().readAllBytes())"))
                .containsExactly("$1 ==> \"hello\\n\"");
        run("bob.close()");
        assertThat(whats("ada")).containsExactly("Connecting", "Connected", "Sent", "HalfClosed");
        assertThat(whats("bob")).containsExactly("Accepted", "Received", "PeerClosed", "Closed");
        assertThat(entry("bob").open()).isFalse();
    }

    @Test
    void verbsAndJavaUseTheSameSockets() throws Exception {
        lab.listen(Endpoint.loopback(0), "door", 5, true, false, Act.of("listen 0 as door"));
        run("Socket me = new Socket(\"127.0.0.1\", door.port())");
        LedgerEntry other = lab.accept("door", "other", Act.of("accept door"));
        lab.send("other", dev.homeport.net.Bytes.utf8("from a verb"), Act.of("send"));
        assertThat(run("((Connection) me).receive()")).containsExactly("$1 ==> \"from a verb\"");
        run("other.send(\"from Java\")");
        assertThat(lab.receive("me", 1, 100, Act.of("recv me")).data().text()).isEqualTo("from Java");
        assertThat(other.open()).isTrue();
    }

    @Test
    void aNameThatHasAnotherMeaningInJavaIsSaidOnce() throws Exception {
        lab.listen(Endpoint.loopback(0), "class", 5, true, false, Act.of("listen"));
        lab.listen(Endpoint.loopback(0), "my-web", 5, true, false, Act.of("listen"));
        assertThat(run("my_web.name()"))
                .containsExactly(
                        "class is no variable here: Java has another meaning for the word.",
                        "my-web is the variable my_web.",
                        "$1 ==> \"my-web\"");
        assertThat(run("1")).containsExactly("$2 ==> 1");
    }

    @Test
    void aVariableOfTheLearnersIsNeverReplaced() throws Exception {
        run("int web = 7");
        lab.listen(Endpoint.loopback(0), "web", 5, true, false, Act.of("listen"));
        assertThat(run("web + 1")).containsExactly("$1 ==> 8");
    }

    @Test
    void whatIsPrintedComesInOrderAndIsBounded() throws Exception {
        assertThat(run("System.out.print(\"a\"); System.out.println(\"b\"); System.err.println(\"c\");"
                        + " System.out.print(\"no end\")"))
                .containsExactly("out ab", "err c", "out no end");
        List<String> much = run("for (int i = 0; i < 100_000; i++) System.out.println(\"line \" + i)");
        assertThat(much.size()).isLessThan(8_000);
        assertThat(much.get(much.size() - 1)).isEqualTo("err … more was printed than the 64 KiB shown here");
    }

    @Test
    void aSubclassAndAMethodReferenceAreTheLabsToo() throws Exception {
        run("class Mine extends ServerSocket { Mine() throws IOException { super(0); } }");
        run("new Mine()");
        run("interface Makes { ServerSocket at(int port) throws IOException; } Makes makes = ServerSocket::new;"
                + " makes.at(0)");
        assertThat(lab.ledger().stream().filter(LedgerEntry::open).map(LedgerEntry::name))
                .hasSize(2);
    }

    @Test
    void aClosedSocketsNameIsNotMistakenForItsSuccessors() throws Exception {
        run("ServerSocket web = new ServerSocket(0); ServerSocket old = web; web.close()");
        run("ServerSocket web = new ServerSocket(0); old.close()");
        assertThat(entry("web").open()).isTrue();
        assertThat(failure("old.accept()").what()).contains("closed");
    }

    @Test
    void incompleteSourceIsKnownAsSuch() throws Exception {
        run("1");
        assertThat(prompt.isWhole("int f() {")).isFalse();
        assertThat(prompt.isWhole("int f() { return 1; } f()")).isTrue();
        assertThat(prompt.isWhole("/* not yet")).isFalse();
        assertThat(prompt.isWhole("1 +")).isFalse();
        assertThat(prompt.isWhole("int x = 3")).isTrue();
    }

    @Test
    void completionKnowsTheLabsSockets() throws Exception {
        lab.listen(Endpoint.loopback(0), "web", 5, true, false, Act.of("listen"));
        run("1");
        assertThat(prompt.completions("web.acc", 7)).isEqualTo(new JavaPrompt.Completions(4, List.of("accept()")));
        assertThat(prompt.documentation("web.accept(", 11)).contains("Connection Listener.accept() throws IOException");
    }

    @Test
    void aPacketTakesNoMoreThanItsLengthAndAsMuchTheNextTime() throws Exception {
        List<String> shown = run("DatagramSocket in = new DatagramSocket(0); DatagramSocket out = new DatagramSocket();"
                + " DatagramPacket small = new DatagramPacket(new byte[100], 3);"
                + " out.connect(InetAddress.getLoopbackAddress(), in.getLocalPort());"
                + " for (String each : new String[] {\"a\", \"abcdef\"}) {"
                + " out.send(new DatagramPacket(each.getBytes(), each.length()));"
                + " in.receive(small); System.out.println(small.getLength()); }");
        assertThat(shown).contains("out 1", "out 3");
    }

    @Test
    void aDatagramSocketIsTheLabsToo() throws Exception {
        lab.udp().bind(Endpoint.loopback(0), "in", false, Act.of("udp bind 0 as in"));
        run("DatagramSocket out = new DatagramSocket(); byte[] hi = \"hi\".getBytes();"
                + " out.send(new DatagramPacket(hi, hi.length, InetAddress.getLoopbackAddress(), in.port()))");
        assertThat(run("in.receive()")).containsExactly("$1 ==> \"hi\"");
        assertThat(whats("out")).containsExactly("Bound", "Sent");
        assertThat(entry("out").local()).isNotNull();
        run("DatagramSocket two = new DatagramSocket(0); two.connect(InetAddress.getLoopbackAddress(), in.port());"
                + " two.setSoTimeout(50)");
        assertThat(failure("two.receive(new DatagramPacket(new byte[9], 9))").what())
                .contains("within 50 ms");
        assertThat(entry("two").remote()).isEqualTo(entry("in").local());
        run("two.send(new DatagramPacket(hi, hi.length))");
        assertThat(run("in.receive()")).containsExactly("$2 ==> \"hi\"");
        stops("System.out.println(\"in\"); out.receive(new DatagramPacket(new byte[9], 9))");
        assertThat(entry("out").open()).isTrue();
    }

    @Test
    void aListeningChannelIsInTheLedgerAndAConnectedOneStaysOnLoopback() throws Exception {
        run("ServerSocketChannel nio = ServerSocketChannel.open().bind(new InetSocketAddress(0))");
        assertThat(entry("nio").local())
                .isNotNull()
                .satisfies(at -> assertThat(at.isLoopback()).isTrue());
        assertThat(run("SocketChannel c = SocketChannel.open(nio.getLocalAddress()); nio.accept().isConnected()")
                        .get(1))
                .endsWith("==> true");
        assertThat(failure("SocketChannel.open(new InetSocketAddress(\"192.0.2.1\", 80))")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
        run("nio.close()");
        assertThat(entry("nio").open()).isFalse();
        run("ServerSocketChannel two = ServerSocketChannel.open(); two.bind(null)");
        lab.closeAllBut(Set.of());
        assertThat(run("two.isOpen()").get(0)).endsWith("==> false");
    }

    @Test
    void theJdksWebServerIsInTheLedgerAndWhatItAnswersInTheLog() throws Exception {
        run("import com.sun.net.httpserver.*; HttpServer site = HttpServer.create(new InetSocketAddress(0), 0);"
                + " site.createContext(\"/hello\", ex -> { ex.sendResponseHeaders(204, -1); ex.close(); });"
                + " site.start()");
        Endpoint at = entry("site").local();
        assertThat(at).isNotNull();
        assertThat(at.isLoopback()).isTrue();
        assertThat(lab.http(
                                HttpRequest.get(HttpAnswers.url("127.0.0.1:" + at.port() + "/hello")),
                                false,
                                Act.of("http"))
                        .status())
                .isEqualTo(204);
        await().atMost(Duration.ofSeconds(5)).until(() -> whats("site").contains("Answered"));
        assertThat(failure("HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), " + at.port()
                                + "), 0)")
                        .what())
                .isEqualTo("BindException: port " + at.port() + " is taken by site of this lab");
        lab.close("site");
        assertThat(entry("site").open()).isFalse();
        run("ServerSocket again = new ServerSocket(" + at.port() + ")");
    }
}
