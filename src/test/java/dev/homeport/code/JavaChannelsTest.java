package dev.homeport.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Channels of java.nio, as tutorials use them. */
class JavaChannelsTest extends AtThePrompt {
    private static final String PAIR =
            "ServerSocketChannel nio = ServerSocketChannel.open().bind(new InetSocketAddress(0));"
                    + " SocketChannel ada = SocketChannel.open(nio.getLocalAddress()); SocketChannel bob = nio.accept();";

    private static final String TEXT = "ByteBuffer text(String s) { return ByteBuffer.wrap(s.getBytes()); }"
            + " String text(ByteBuffer b) { b.flip(); return StandardCharsets.UTF_8.decode(b).toString(); }";

    @Test
    void bothEndsOfAConnectionAreInTheLedgerUnderTheirVariablesNames() throws Exception {
        run(PAIR);
        assertThat(entry("ada").remote()).isEqualTo(local("nio"));
        assertThat(entry("bob").parent()).isEqualTo("nio");
        assertThat(entry("bob").remote()).isEqualTo(local("ada"));
        assertThat(whats("ada")).containsExactly("Connecting", "Connected");
        assertThat(whats("bob")).containsExactly("Accepted");
        assertThat(lab.closeAllBut(Set.of()))
                .extracting(LedgerEntry::name)
                .containsExactlyInAnyOrder("nio", "ada", "bob");
        assertThat(value("ada.isOpen() || bob.isOpen() || nio.isOpen()")).isEqualTo("false");
    }

    @Test
    void bytesEachWayTheHalfCloseAndTheEndAreInTheWireLog() throws Exception {
        run(PAIR + TEXT);
        assertThat(value("ByteBuffer in = ByteBuffer.allocate(9); ada.write(text(\"hello\")); bob.read(in); text(in)"))
                .isEqualTo("\"hello\"");
        run("ada.shutdownOutput(); bob.read(ByteBuffer.allocate(9)); bob.close()");
        assertThat(whats("ada")).containsExactly("Connecting", "Connected", "Sent", "HalfClosed");
        assertThat(whats("bob")).containsExactly("Accepted", "Received", "PeerClosed", "Closed");
        assertThat(events("bob").get(1).what()).isEqualTo(new WireEvent.Received(Bytes.utf8("hello"), 5));
        assertThat(entry("bob").open()).isFalse();
    }

    @Test
    void severalBuffersAreLoggedInTheirOrder() throws Exception {
        run(PAIR + TEXT);
        run("ada.write(new ByteBuffer[] {text(\"one \"), text(\"two \"), text(\"three\")})");
        assertThat(events("ada").get(2).what()).isEqualTo(new WireEvent.Sent(Bytes.utf8("one two three"), 13));
        run("ByteBuffer a = ByteBuffer.allocate(4), b = ByteBuffer.allocate(99);"
                + " bob.read(new ByteBuffer[] {a, b})");
        assertThat(events("bob").get(1).what()).isEqualTo(new WireEvent.Received(Bytes.utf8("one two three"), 13));
    }

    @Test
    void aSelectorsServerIsSeenAsWell() throws Exception {
        run("Selector selector = Selector.open(); ServerSocketChannel door = ServerSocketChannel.open();"
                + " door.configureBlocking(false); door.socket().bind(new InetSocketAddress(0));"
                + " door.register(selector, SelectionKey.OP_ACCEPT)");
        run("void turn() throws IOException { selector.select(); Iterator<SelectionKey> keys ="
                + " selector.selectedKeys().iterator(); while (keys.hasNext()) { SelectionKey key = keys.next();"
                + " keys.remove(); if (key.isAcceptable()) { SocketChannel c = door.accept();"
                + " c.configureBlocking(false); c.register(selector, SelectionKey.OP_READ); } else { ByteBuffer b ="
                + " ByteBuffer.allocate(64); ByteChannel c = (ByteChannel) key.channel(); if (c.read(b) < 0) {"
                + " key.channel().close(); } else { b.flip(); c.write(b); } } } }");
        lab.connect(local("door"), "me", Act.of("connect"));
        run("turn()");
        lab.send("me", Bytes.utf8("echo"), Act.of("send"));
        run("turn()");
        assertThat(lab.receive("me", 4, 4, Act.of("recv")).data().text()).isEqualTo("echo");
        lab.close("me");
        run("turn()");
        assertThat(whats("c1")).containsExactly("Accepted", "Received", "Sent", "PeerClosed", "Closed");
    }

    @Test
    void aConnectThatDoesNotBlockIsEnteredOnceItIsFinished() throws Exception {
        run("ServerSocketChannel nio = ServerSocketChannel.open().bind(null)");
        run("SocketChannel c = SocketChannel.open(); c.configureBlocking(false)");
        run("if (!c.connect(nio.getLocalAddress())) while (!c.finishConnect()) Thread.onSpinWait();");
        assertThat(open()).extracting(LedgerEntry::kind).containsExactly(SocketKind.LISTENER, SocketKind.CONNECTION);
        assertThat(whats("c1")).containsExactly("Connecting", "Connected");
        run("nio.close()");
        assertThat(entry("nio").open()).isFalse();
    }

    @Test
    void whereNobodyListensTheRefusalIsLoggedAndTheNextMoveSaid() throws Exception {
        run("ServerSocketChannel nio = ServerSocketChannel.open().bind(null); var at = nio.getLocalAddress();"
                + " nio.close()");
        LabException refused = failure("SocketChannel c = SocketChannel.open(at)");
        assertThat(refused.what()).isEqualTo("ConnectException: Connection refused");
        assertThat(refused.trouble()).isEqualTo(Trouble.REFUSED);
        assertThat(refused.next()).contains("`listen ");
        assertThat(whats("c")).containsExactly("Connecting", "Refused");
        assertThat(failure("SocketChannel.open(new InetSocketAddress(\"192.0.2.1\", 80))")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
        assertThat(failure("SocketChannel.open().socket().connect(new InetSocketAddress(\"192.0.2.1\", 80))")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
    }

    @Test
    void streamsOfAChannelAndReferencesToItsMethodsAreSeenToo() throws Exception {
        run(PAIR);
        run("Channels.newOutputStream(ada).write(\"a\".getBytes()); ada.socket().getOutputStream().write(66)");
        run("interface Reads { int into(ByteBuffer b) throws IOException; } Reads reads = bob::read;"
                + " reads.into(ByteBuffer.allocate(1)); Channels.newInputStream(bob).read()");
        assertThat(whats("ada")).containsExactly("Connecting", "Connected", "Sent", "Sent");
        assertThat(whats("bob")).containsExactly("Accepted", "Received", "Received");
    }

    @Test
    void aResetOfTheLabsIsToldOfOnAChannel() throws Exception {
        lab.listen(dev.homeport.net.Endpoint.loopback(0), "door", 5, true, false, Act.of("listen"));
        run("SocketChannel c = SocketChannel.open(new InetSocketAddress(\"127.0.0.1\", door.port()))");
        lab.accept("door", "peer", Act.of("accept"));
        lab.abort("peer");
        LabException reset = failure("c.read(ByteBuffer.allocate(1))");
        assertThat(reset.trouble()).isEqualTo(Trouble.RESET);
        assertThat(whats("c")).containsExactly("Connecting", "Connected", "WasReset");
        run("c.setOption(StandardSocketOptions.SO_LINGER, 0); c.close()");
        assertThat(whats("c")).last().isEqualTo("Aborted");
    }

    @Test
    void verbsSayThatAChannelIsJavasAndJavaMakesNoVariableOfIt() throws Exception {
        run(PAIR + " SocketChannel.open(nio.getLocalAddress())");
        assertThat(entry("c1").open()).isTrue();
        assertThat(failure("c1.name()").what()).contains("cannot find symbol");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> lab.send("ada", Bytes.utf8("x"), Act.of("send")))
                .hasMessageContaining("ada was opened by Java, which alone can change it");
    }

    @Test
    void aDatagramChannelIsBoundToLoopbackAndItsDatagramsAreLogged() throws Exception {
        run("DatagramChannel in = DatagramChannel.open().bind(new InetSocketAddress(0)); var at ="
                + " in.getLocalAddress();" + TEXT);
        assertThat(local("in").isLoopback()).isTrue();
        run("DatagramChannel out = DatagramChannel.open(); out.send(text(\"hi\"), at)");
        assertThat(local("out").isLoopback()).isTrue();
        assertThat(value("ByteBuffer b = ByteBuffer.allocate(9); in.receive(b); text(b)"))
                .isEqualTo("\"hi\"");
        assertThat(whats("in")).containsExactly("Bound", "Received");
        assertThat(events("in").get(1).remote()).isEqualTo(local("out"));
        assertThat(events("out").get(1).what()).isEqualTo(new WireEvent.Sent(Bytes.utf8("hi"), 2, true));
        run("out.connect(at); out.write(text(\"again\")); in.receive(ByteBuffer.allocate(9)); out.close()");
        assertThat(whats("out")).containsExactly("Bound", "Sent", "Sent", "Closed");
        assertThat(failure("in.send(text(\"x\"), new InetSocketAddress(\"192.0.2.1\", 9))")
                        .what())
                .isEqualTo("SocketException: 192.0.2.1 is not on loopback: traffic would leave this machine");
        lab.closeAllBut(Set.of());
        assertThat(value("in.isOpen()")).isEqualTo("false");
    }

    @Test
    void aUnixChannelIsInTheLedgerWithItsFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("chat.sock");
        run("var at = UnixDomainSocketAddress.of(\"" + file + "\"); ServerSocketChannel chat ="
                + " ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(at);"
                + " SocketChannel ada = SocketChannel.open(at); SocketChannel bob = chat.accept();" + TEXT);
        assertThat(entry("chat").localAddress()).hasToString("unix:chat.sock");
        assertThat(entry("bob").parent()).isEqualTo("chat");
        run("ada.write(text(\"hello\")); bob.read(ByteBuffer.allocate(9))");
        assertThat(whats("bob")).containsExactly("Accepted", "Received");
        assertThat(lab.closeAllBut(Set.of())).hasSize(3);
        assertThat(Files.exists(file)).as("closed with the step").isFalse();
        run("chat = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(at); chat.close()");
        assertThat(Files.exists(file)).as("close(2) leaves it").isTrue();
    }

    @Test
    void channelsThatCallBackAreInTheLedgerWithTheirBytes() throws Exception {
        run("AsynchronousServerSocketChannel door = AsynchronousServerSocketChannel.open().bind("
                + "new InetSocketAddress(0)); var taken = door.accept();" + TEXT);
        assertThat(local("door").isLoopback()).isTrue();
        run("var ada = AsynchronousSocketChannel.open(); ada.connect(door.getLocalAddress()).get();"
                + " AsynchronousSocketChannel bob = taken.get()");
        assertThat(entry("c1").kind()).isEqualTo(SocketKind.CONNECTION);
        List<String> names = lab.ledger().stream()
                .filter(each -> each.open() && each.kind() == SocketKind.CONNECTION)
                .map(LedgerEntry::name)
                .sorted()
                .toList();
        assertThat(names).hasSize(2);
        String bob = lab.ledger().stream()
                .filter(each -> "door".equals(each.parent()))
                .findFirst()
                .orElseThrow()
                .name();
        String ada = names.get(0).equals(bob) ? names.get(1) : names.get(0);
        run("ada.write(text(\"hello\")).get(); ByteBuffer in = ByteBuffer.allocate(9); bob.read(in).get()");
        run("ada.shutdownOutput(); bob.read(ByteBuffer.allocate(9)).get()");
        assertThat(whats(ada)).containsExactly("Connecting", "Connected", "Sent", "HalfClosed");
        assertThat(whats(bob)).containsExactly("Accepted", "Received", "PeerClosed");
        run("CompletableFuture<Integer> count = new CompletableFuture<>(); bob.write(text(\"yes\"), count,"
                + " new CompletionHandler<Integer, CompletableFuture<Integer>>() {"
                + " public void completed(Integer n, CompletableFuture<Integer> f) { f.complete(n); }"
                + " public void failed(Throwable t, CompletableFuture<Integer> f) { f.completeExceptionally(t); } });"
                + " count.get(); bob.close()");
        assertThat(whats(bob)).endsWith("Sent", "Closed");
        assertThat(lab.closeAllBut(Set.of())).hasSize(2);
        assertThat(lab.ledger()).noneMatch(LedgerEntry::open);
        failure("ada.write(text(\"x\")).get()");
    }

    @Test
    void aChannelThatCallsBackGoesNowhereElse() throws Exception {
        assertThat(failure("AsynchronousSocketChannel.open().connect(new InetSocketAddress(\"192.0.2.1\", 80)).get()")
                        .trouble())
                .isEqualTo(Trouble.EXPOSED);
        assertThat(lab.ledger()).isEmpty();
    }

    @Test
    void aRefusalOfAChannelThatCallsBackIsInTheLedger() throws Exception {
        run("var gone = new ServerSocket(0); int port = gone.getLocalPort(); gone.close()");
        failure("AsynchronousSocketChannel.open().connect(new InetSocketAddress(\"127.0.0.1\", port)).get()");
        assertThat(lab.ledger().stream().filter(each -> each.kind() == SocketKind.CONNECTION))
                .singleElement()
                .satisfies(each -> assertThat(whats(each.name())).containsExactly("Connecting", "Refused"));
    }
}
