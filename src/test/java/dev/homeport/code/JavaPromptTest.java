package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.homeport.lab.Act;
import dev.homeport.lab.Cancellation;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a learner's Java does to the lab, and what is shown of it. */
@Timeout(60)
class JavaPromptTest {
    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final JavaPrompt java = JavaPrompt.of(lab);
    private Told told = new Told();

    @AfterEach
    void close() {
        lab.close();
    }

    private List<String> run(String source) throws LabException {
        return run(source, new Cancellation());
    }

    private List<String> run(String source, Cancellation cancellation) throws LabException {
        told = new Told();
        java.run(source, new Act("java", Duration.ofSeconds(20), cancellation), told);
        told.all.removeIf(line -> line.startsWith("Java is warming up"));
        return told.all;
    }

    private LabException failure(String source) {
        LabException failed = catchThrowableOfType(LabException.class, () -> run(source));
        assertThat(failed).as("fails: %s", source).isNotNull();
        told.all.removeIf(line -> line.startsWith("Java is warming up"));
        return failed;
    }

    private LedgerEntry entry(String name) {
        return lab.find(name).orElseThrow();
    }

    private List<String> whats(String name) {
        return lab.events().stream()
                .filter(e -> e.name().equals(name))
                .map(e -> e.what().getClass().getSimpleName())
                .toList();
    }

    @Test
    void theFirstUseSaysThatItIsWarmingUpAndTheSecondDoesNot() throws Exception {
        Told first = new Told();
        java.run("1 + 1", Act.of("java"), first);
        assertThat(first.all).containsExactly("Java is warming up: the first time takes a second or two.", "$1 ==> 2");
        Told second = new Told();
        java.run("1 + 1", Act.of("java"), second);
        assertThat(second.all).containsExactly("$2 ==> 2");
    }

    @Test
    void missingSemicolonsAreForgivenAndSeveralSnippetsRunInOrder() throws Exception {
        assertThat(run("int a = 20; int b = 1\na + b\n  + 21")).containsExactly("a ==> 20", "b ==> 1", "$1 ==> 42");
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
    void anAddressThatOthersCouldReachIsRefusedWithTheLabsReason() {
        LabException refused = failure("new ServerSocket(0, 5, InetAddress.getByName(\"0.0.0.0\"))");
        assertThat(refused.trouble()).isEqualTo(Trouble.EXPOSED);
        assertThat(refused.what())
                .isEqualTo("BindException: 0.0.0.0 means every address of this machine: others on the network could"
                        + " connect");
        LabException away = failure("new Socket(\"192.0.2.1\", 80)");
        assertThat(away.what())
                .isEqualTo("SocketException: 192.0.2.1 is not on loopback: traffic would leave this machine");
        assertThat(lab.ledger()).noneMatch(LedgerEntry::open);
    }

    @Test
    void aTakenPortNamesItsHolderAndTheNextMove() throws Exception {
        int port = portOf(lab.listen(Endpoint.loopback(0), "web", 5, true, false, Act.of("listen")));
        LabException taken = failure("new ServerSocket(" + port + ")");
        assertThat(taken.trouble()).isEqualTo(Trouble.PORT_TAKEN);
        assertThat(taken.what()).isEqualTo("BindException: port " + port + " is taken by web of this lab");
        assertThat(taken.next()).isEqualTo("`close web` frees it; or take another port: `listen 0`");
        assertThat(told.all).containsExactly("at [new ServerSocket(" + port + ")]");
    }

    @Test
    void anExceptionShowsTheLearnersOwnLinesOnly() {
        LabException thrown = failure("void f(int a) {\n  throw new IllegalStateException(\"a is \" + a);\n}\nf(3)");
        assertThat(thrown.what()).isEqualTo("IllegalStateException: a is 3");
        assertThat(told.all)
                .containsExactly(
                        "method f(int) is declared.", "at [throw new IllegalStateException(\"a is \" + a);, f(3)]");
    }

    @Test
    void whatDoesNotCompileIsMarkedAndNothingAfterItRuns() {
        LabException wrong = failure("int a = 1;\nnew ServerSoket(0);\nint b = 2;");
        assertThat(wrong.trouble()).isEqualTo(Trouble.BAD_INPUT);
        assertThat(wrong.what()).isEqualTo("cannot find symbol: class ServerSoket");
        assertThat(told.all).containsExactly("a ==> 1", "new ServerSoket(0); @4+11");
    }

    @Test
    void controlCStopsALoop() throws Exception {
        stops("System.out.println(\"in\"); while (true) { }");
    }

    @Test
    void controlCStopsALoopThatCatchesEverything() throws Exception {
        stops("System.out.println(\"in\"); while (true) { try { Thread.sleep(5); } catch (Throwable t) { } }");
    }

    @Test
    void controlCStopsASleepAndALambda() throws Exception {
        stops("System.out.println(\"in\"); Thread.sleep(100_000)");
        stops("System.out.println(\"in\"); java.util.stream.Stream.generate(() -> 1).filter(x -> x > 1).findFirst()");
    }

    @Test
    void controlCStopsAnAcceptAndTheListenerLives() throws Exception {
        run("ServerSocket web = new ServerSocket(0)");
        stops("System.out.println(\"in\"); web.accept()");
        assertThat(entry("web").open()).isTrue();
        assertThat(run("Socket a = new Socket(\"127.0.0.1\", web.getLocalPort()); web.accept() != null"))
                .last()
                .asString()
                .matches("\\$\\d+ ==> true");
    }

    @Test
    void controlCStopsAReadAndNoByteIsLost() throws Exception {
        run("ServerSocket web = new ServerSocket(0); Socket a = new Socket(\"127.0.0.1\", web.getLocalPort());"
                + " Socket b = web.accept()");
        stops("System.out.println(\"in\"); b.getInputStream().read()");
        run("a.getOutputStream().write(65)");
        assertThat(run("b.getInputStream().read()").get(0)).endsWith("==> 65");
    }

    private void stops(String source) throws Exception {
        Cancellation cancellation = new Cancellation();
        Told screen = new Told();
        CompletableFuture<LabException> ended = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                LabException.class,
                () -> java.run(source, new Act("java", Duration.ofSeconds(30), cancellation), screen)));
        assertThat(screen.first.await(20, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        LabException stopped = ended.get(10, TimeUnit.SECONDS);
        assertThat(stopped.trouble()).isEqualTo(Trouble.CANCELLED);
        assertThat(stopped.what()).isEqualTo("java was stopped");
    }

    @Test
    void whatTakesTooLongIsStopped() throws Exception {
        run("1");
        LabException late = catchThrowableOfType(
                LabException.class,
                () -> java.run("while (true) { }", new Act("java", Duration.ofSeconds(1), new Cancellation()), told));
        assertThat(late.trouble()).isEqualTo(Trouble.TIMED_OUT);
        assertThat(late.what()).isEqualTo("java did not end within 1 s and was stopped");
    }

    @Test
    void aServersThreadGoesOnBetweenSnippetsAndEndsWithTheLab() throws Exception {
        run("ServerSocket web = new ServerSocket(0); Thread server = new Thread(() -> { while (true) {"
                + " try (Socket s = web.accept()) { s.getInputStream().transferTo(s.getOutputStream()); }"
                + " catch (IOException e) { throw new UncheckedIOException(e); } } }, \"my-server\"); server.start()");
        assertThat(run("Socket a = new Socket(\"127.0.0.1\", web.getLocalPort()); ((Connection) a).send(\"echo\");"
                        + " ((Connection) a).receive()"))
                .endsWith("$1 ==> \"echo\"");
        assertThat(entry("web.1").parent()).isEqualTo("web");
        run("new Thread(() -> { long n = 0; while (true) n++; }, \"my-spinner\").start()");
        assertThat(threads()).contains("my-server", "my-spinner");
        lab.close();
        await().atMost(Duration.ofSeconds(10)).until(() -> threads().isEmpty());
        assertThat(told.later).isEmpty();
    }

    @Test
    void whatAThreadWaitsAtIsAttendedToAndWhatTheLearnerWaitsAtIsNot() throws Exception {
        run("ServerSocket door = new ServerSocket(0); DatagramSocket box = new DatagramSocket(0);"
                + " door.setSoTimeout(20); box.setSoTimeout(20)");
        failure("door.accept()");
        failure("box.receive(new DatagramPacket(new byte[9], 9))");
        run("ServerSocketChannel nio = ServerSocketChannel.open().bind(new InetSocketAddress(0))");
        assertThat(unattended()).containsExactly("door", "box");
        run("door.setSoTimeout(0); box.setSoTimeout(0);"
                + " new Thread(() -> { try { door.accept(); } catch (IOException e) { } }, \"my-door\").start();"
                + " new Thread(() -> { try { box.receive(new DatagramPacket(new byte[9], 9)); }"
                + " catch (IOException e) { } }, \"my-box\").start()");
        await().atMost(Duration.ofSeconds(10)).until(() -> unattended().isEmpty());
    }

    private List<String> unattended() {
        return lab.guests().unattended().stream().map(LedgerEntry::name).toList();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("my-"))
                .sorted()
                .toList();
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
    void anExceptionNamesAVariableAsItWasDeclared() {
        assertThat(failure("String nothing = null; nothing.length()").what())
                .isEqualTo("NullPointerException: Cannot invoke \"String.length()\" because \"nothing\" is null");
    }

    @Test
    void exitDoesNotEndThePlayground() {
        assertThat(failure("System.exit(0)").what())
                .isEqualTo("UnsupportedOperationException: System.exit(0) would end the playground, too; /exit leaves"
                        + " the Java prompt, and quit the playground");
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
        assertThat(java.isWhole("int f() {")).isFalse();
        assertThat(java.isWhole("int f() { return 1; } f()")).isTrue();
        assertThat(java.isWhole("/* not yet")).isFalse();
        assertThat(java.isWhole("1 +")).isFalse();
        assertThat(java.isWhole("int x = 3")).isTrue();
    }

    @Test
    void completionKnowsTheLabsSockets() throws Exception {
        lab.listen(Endpoint.loopback(0), "web", 5, true, false, Act.of("listen"));
        run("1");
        assertThat(java.completions("web.acc", 7)).isEqualTo(new JavaPrompt.Completions(4, List.of("accept()")));
        assertThat(java.documentation("web.accept(", 11)).contains("Connection Listener.accept() throws IOException");
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
                                "GET",
                                URI.create("http://127.0.0.1:" + at.port() + "/hello"),
                                List.of(),
                                null,
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

    @Test
    void aRefusedConnectionStaysInTheLedgerAsWithTheVerb() throws Exception {
        int port = portOf(lab.listen(Endpoint.loopback(0), "gone", 5, true, false, Act.of("listen")));
        lab.close("gone");
        LabException refused = failure("Socket c = new Socket(\"127.0.0.1\", " + port + ")");
        assertThat(refused.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(lab.events()).anyMatch(e -> e.what() instanceof WireEvent.Refused);
        assertThat(whats("c")).containsExactly("Connecting", "Refused");
    }

    private static int portOf(LedgerEntry entry) {
        Endpoint local = entry.local();
        assertThat(local).isNotNull();
        return local.port();
    }
}
