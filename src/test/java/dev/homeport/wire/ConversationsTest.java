package dev.homeport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.CountedReads;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Exchange.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConversationsTest extends Told {
    private static final List<String> HANDSHAKE = List.of(
            "> * connect", "> (SYN) SYN-SENT SYN-RECEIVED", "< (SYN, ACK) ESTABLISHED", "> (ACK) - ESTABLISHED");

    @Test
    void bothEndsOfAConnectionAreOneConversation() {
        Conversation it = new Log().connected().only();
        assertThat(it.near().name()).isEqualTo("c1");
        assertThat(it.near().address()).isEqualTo(Log.CLIENT);
        assertThat(it.far().name()).isEqualTo("c2");
        assertThat(it.far().address()).isEqualTo(Log.WEB);
        assertThat(it.events()).hasSize(3);
        assertThat(told(it)).containsExactlyElementsOf(and(HANDSHAKE, "> * connected", "< * accepted by web"));
    }

    @Test
    void bytesThatCameAsTheyWereSentAreToldOnce() {
        Conversation it = new Log()
                .connected()
                .c1(Log.sent("hello"))
                .c2(Log.received("hello"))
                .c2(Log.sent("hi"))
                .c1(Log.received("hi"))
                .only();
        assertThat(after(it, 6)).containsExactly("> 5 bytes +", "< 2 bytes +");
    }

    @Test
    void bytesThatWereCutInAnotherWayAreToldAtBothEnds() {
        Conversation it = new Log()
                .connected()
                .c1(Log.sent("one"), Log.sent("two"))
                .c2(Log.received("onetwo"))
                .c1(Log.sent("x"))
                .c2(Log.received("x"))
                .only();
        assertThat(after(it, 6)).containsExactly("> 3 bytes", "> 3 bytes", "< * received 6 bytes", "> 1 byte +");
    }

    @Test
    void anOrderlyCloseLeadsThroughTheStatesOfTheFigure() {
        Conversation it = new Log()
                .connected()
                .c1(new WireEvent.HalfClosed())
                .c2(new WireEvent.PeerClosed())
                .c2(new WireEvent.Closed())
                .c1(new WireEvent.PeerClosed(), new WireEvent.Closed())
                .only();
        assertThat(after(it, 6))
                .containsExactly(
                        "> half-close: FIN + FIN-WAIT-1 CLOSE-WAIT",
                        "< (ACK) FIN-WAIT-2",
                        "< close: FIN + TIME-WAIT LAST-ACK",
                        "> (ACK) - CLOSED",
                        "> * close");
        assertThat(it.exchanges().get(7).sentence()).isEqualTo("c2 acknowledges the FIN");
    }

    @Test
    void theLastFinLeadsToTimeWaitAlsoWhereNobodyLooks() {
        Conversation it = new Log()
                .connected()
                .c1(new WireEvent.HalfClosed())
                .c2(new WireEvent.PeerClosed(), new WireEvent.Closed())
                .only();
        assertThat(after(it, 8)).containsExactly("< * close", "< (FIN) TIME-WAIT LAST-ACK", "> (ACK) - CLOSED");
    }

    @Test
    void aFinArrivesBeforeAProgramLooks() {
        Conversation it = new Log()
                .connected()
                .c1(new WireEvent.HalfClosed())
                .c2(new WireEvent.FinCame(0), new WireEvent.PeerClosed(), new WireEvent.HalfClosed())
                .only();
        assertThat(after(it, 6))
                .containsExactly(
                        "> half-close: FIN FIN-WAIT-1 CLOSE-WAIT",
                        "< (ACK) FIN-WAIT-2",
                        "< * end of stream",
                        "< half-close: FIN TIME-WAIT LAST-ACK",
                        "> (ACK) - CLOSED");
    }

    @Test
    void aFinFromOutsideIsToldWhenItCame() {
        Conversation it = new Log()
                .c1(new WireEvent.Connecting(), new WireEvent.Connected())
                .c1(new WireEvent.FinCame(5), Log.received("hello"), new WireEvent.PeerClosed())
                .only();
        assertThat(after(it, 5))
                .containsExactly(
                        "< FIN CLOSE-WAIT FIN-WAIT-1", "> (ACK) - FIN-WAIT-2", "< 5 bytes +", "> * end of stream");
        assertThat(it.exchanges().get(5).sentence()).isEqualTo("c1 has FIN from another program");
    }

    @Test
    void aCloseThatIsKnownToHaveResetIsToldSo() {
        Conversation it = new Log()
                .connected()
                .c1(Log.sent("hello"))
                .c2(new WireEvent.ResetByClose(5), new WireEvent.Closed())
                .c1(new WireEvent.WasReset())
                .only();
        assertThat(after(it, 7))
                .containsExactly("< close: RST, 5 bytes unread - CLOSED", "< * close", "> * reset CLOSED");
        assertThat(it.exchanges().get(7).sentence()).isEqualTo("c2 closes with 5 bytes unread: it sends RST");
    }

    @Test
    void aBindThatWasRefusedBeginsNoConversation() {
        assertThat(new Log()
                        .event("c1", null, null, new WireEvent.BindRefused(Log.WEB, true, "Address already in use"))
                        .conversations())
                .isEmpty();
    }

    @Test
    void noStateIsInventedWhereTheActsLeaveTwo() {
        // Both closed without a look at the stream: who was first, the log cannot know.
        Conversation it = new Log()
                .connected()
                .c1(new WireEvent.Closed())
                .c2(new WireEvent.Closed())
                .only();
        assertThat(after(it, 6)).containsExactly("> * close", "> (FIN) FIN-WAIT-1", "< * close", "< (FIN)");
    }

    @Test
    void aCloseOverUnreadBytesIsNotCalledAFin() {
        Conversation it = new Log()
                .connected()
                .c2(Log.sent("unread"))
                .c1(new WireEvent.Closed())
                .only();
        assertThat(after(it, 7)).containsExactly("> * close", "> (FIN, or RST: bytes unread)");
        Conversation reset = new Log()
                .connected()
                .c2(Log.sent("unread"))
                .c1(new WireEvent.Closed())
                .c2(new WireEvent.WasReset())
                .only();
        assertThat(after(reset, 7)).containsExactly("> * close", "> (RST: bytes unread) CLOSED", "< * reset - CLOSED");
    }

    @Test
    void anAbortEndsBothEnds() {
        Conversation it = new Log()
                .connected()
                .c1(new WireEvent.Aborted())
                .c2(new WireEvent.WasReset(), new WireEvent.Closed())
                .only();
        assertThat(after(it, 6)).containsExactly("> abort: RST + CLOSED CLOSED", "< * close");
        assertThat(it.exchanges().get(6).kind()).isEqualTo(Kind.RST);
    }

    @Test
    void aRefusedClientNeverGotAnEnd() {
        Conversation it = new Log()
                .c1(new WireEvent.Connecting(), new WireEvent.Refused())
                .only();
        assertThat(it.near().address()).isNull();
        assertThat(it.far().name()).isEqualTo("a closed port");
        assertThat(it.exchanges().get(2).sentence()).isEqualTo("a closed port answers with RST");
        assertThat(told(it)).containsExactly("> * connect", "> (SYN) SYN-SENT", "< (RST, ACK)", "> * refused CLOSED");
        assertThat(it.exchanges().get(3).sentence()).isEqualTo("c1 is refused: nobody listens there");
    }

    @Test
    void silenceIsNoAnswer() {
        Conversation it = new Log()
                .c1(new WireEvent.Connecting(), new WireEvent.TimedOut(Duration.ofMillis(1500)))
                .only();
        assertThat(told(it)).containsExactly("> * connect", "> (SYN) SYN-SENT", "> * timed out after 1500 ms CLOSED");
    }

    @Test
    void aClientWithoutALogIsTheNearEndWhoeverItIs() {
        Conversation it = new Log()
                .c2(new WireEvent.Accepted("web"), Log.received("GET /"), new WireEvent.PeerClosed())
                .row(Log.CLIENT, Log.WEB, ConnectionState.FIN_WAIT_2)
                .only();
        assertThat(it.near().name()).isEqualTo("a client");
        assertThat(it.near().ours()).isFalse();
        assertThat(it.near().now()).isEqualTo(Observed.seen(ConnectionState.FIN_WAIT_2));
        assertThat(after(it, 3))
                .containsExactly(
                        "< * accepted by web", "> 5 bytes +", "> FIN + FIN-WAIT-1 CLOSE-WAIT", "< (ACK) FIN-WAIT-2");
    }

    @Test
    void aListenerThatHasNotAcceptedYetIsTheFarEnd() {
        Conversation it = new Log()
                .socket("web", SocketKind.LISTENER, Log.WEB, null)
                .c1(new WireEvent.Connecting(), new WireEvent.Connected())
                .only();
        assertThat(it.far().name()).isEqualTo("web");
        assertThat(it.touches("web")).isTrue();
    }

    @Test
    void aNameThatIsUsedAgainBeginsAnotherConversation() {
        List<Conversation> all = new Log()
                .connected()
                .c1(new WireEvent.Closed())
                .c2(new WireEvent.Closed())
                .connected()
                .conversations();
        assertThat(all).hasSize(2);
        assertThat(all).allSatisfy(each -> assertThat(each.far().name()).isEqualTo("c2"));
        assertThat(all.get(1).first()).isEqualTo(6);
    }

    @Test
    void unixSocketsHaveNeitherSegmentsNorStates() {
        UnixPath path = new UnixPath("chat.sock", "/tmp/chat.sock");
        Conversation it = new Log()
                .event("c1", null, path, new WireEvent.Connecting())
                .event("c1", UnixPath.UNNAMED, path, new WireEvent.Connected())
                .event("c1", UnixPath.UNNAMED, path, Log.sent("hi"))
                .event("c1", UnixPath.UNNAMED, path, new WireEvent.HalfClosed())
                .only();
        assertThat(told(it)).containsExactly("> * connect", "> * connected", "> 2 bytes", "> end of stream");
        assertThat(it.infers()).isFalse();
    }

    @Test
    void datagramsAreMessagesWithoutStates() {
        Conversation it = new Log()
                .socket("u1", SocketKind.DATAGRAM, Log.CLIENT, null)
                .socket("u2", SocketKind.DATAGRAM, Log.WEB, null)
                .event("u1", Log.CLIENT, null, new WireEvent.Bound())
                .event("u1", Log.CLIENT, Log.WEB, datagram("hello"))
                .event("u2", Log.WEB, Log.CLIENT, new WireEvent.Received(Bytes.utf8("he"), 2, true))
                .event("u2", Log.WEB, Log.CLIENT, new WireEvent.Truncated(3))
                .event("u2", Log.WEB, Log.CLIENT, datagram("back"))
                .event("u1", Log.CLIENT, Log.WEB, new WireEvent.Received(Bytes.utf8("back"), 4, true))
                .event("u1", Log.CLIENT, Log.WEB, new WireEvent.Unreachable())
                .event("u1", Log.CLIENT, null, new WireEvent.Closed())
                .only();
        assertThat(told(it))
                .containsExactly(
                        "> datagram of 5 bytes",
                        "< * received datagram of 2 bytes",
                        "< * truncated: 3 bytes of it lost",
                        "< datagram of 4 bytes +",
                        "< ICMP: port unreachable +",
                        "> * close");
        assertThat(it.infers()).isFalse();
        assertThat(it.near().now()).isEqualTo(Observed.unseen("it has no states"));
        assertThat(it.far().now()).isEqualTo(Observed.unseen("it has no states"));
    }

    private static WireEvent.Sent datagram(String text) {
        return new WireEvent.Sent(Bytes.utf8(text), text.length(), true);
    }

    @Test
    void aWebServersAnswersBelongToTheirClient() {
        Endpoint other = Endpoint.loopback(40113);
        List<Conversation> all = new Log()
                .c1(new WireEvent.Connecting(), new WireEvent.Connected())
                .event("w1", Log.WEB, Log.CLIENT, new WireEvent.Accepted("w1"))
                .event("w1", Log.WEB, other, new WireEvent.Accepted("w1"))
                .event("w1", Log.WEB, Log.CLIENT, new WireEvent.Answered("GET", "/", 404))
                .conversations();
        assertThat(all).hasSize(2);
        assertThat(after(all.get(0), 6)).containsExactly("< * answered GET / with 404");
    }

    @Test
    void aHandshakeIsToldBeforeTheAcceptAlsoWhereItsClientIsHeardOfLater() {
        Conversation it = new Log()
                .c1(new WireEvent.Connecting())
                .event("w1", Log.WEB, Log.CLIENT, new WireEvent.Accepted("w1"))
                .event("w1", Log.WEB, Log.CLIENT, new WireEvent.Answered("GET", "/", 404))
                .c1(new WireEvent.Connected(), new WireEvent.Requested("GET", "/", 404))
                .only();
        assertThat(told(it))
                .containsExactly(
                        "> * connect",
                        "> (SYN) SYN-SENT SYN-RECEIVED",
                        "< (SYN, ACK) ESTABLISHED",
                        "> (ACK) - ESTABLISHED",
                        "< * accepted by w1",
                        "< * answered GET / with 404",
                        "> * connected",
                        "> * requested GET /, answered with 404");
    }

    @Test
    void aLogWhoseBeginningIsGoneIsToldFromWhereItBegins() {
        Conversation it = new Log().c1(Log.sent("x"), new WireEvent.Closed()).only();
        assertThat(told(it)).containsExactly("> 1 byte", "> * close", "> (FIN)");
    }

    @Test
    void everyKindOfEventIsTold() {
        for (WireEvent.What each : Events.ofEveryKind()) {
            Conversation it = new Log().c1(each).only();
            assertThat(it.exchanges()).as(each.toString()).isNotEmpty().allSatisfy(exchange -> {
                assertThat(exchange.label()).isNotBlank();
                assertThat(exchange.sentence()).isNotBlank();
            });
        }
    }

    private static List<String> and(List<String> before, String... more) {
        return Stream.concat(before.stream(), Stream.of(more)).toList();
    }

    @Test
    void theLedgerAndTheKernelsTableAreReadOnceForAllConversations() {
        int many = 500;
        List<WireEvent> events = new ArrayList<>();
        List<LedgerEntry> ledger = new ArrayList<>();
        List<KernelSocket> rows = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String name = "web." + i;
            Endpoint client = Endpoint.loopback(40000 + i);
            events.add(new WireEvent(i + 1L, Log.START, name, Log.WEB, client, new WireEvent.Accepted("web")));
            ledger.add(new LedgerEntry(
                    name, SocketKind.CONNECTION, Log.WEB, client, "web", true, "typed", Log.START, i + 1L));
            rows.add(new KernelSocket(
                    Transport.TCP, Log.WEB, client, ConnectionState.ESTABLISHED, Observed.unseen("nobody asked")));
        }
        CountedReads<LedgerEntry> entries = new CountedReads<>(ledger);
        CountedReads<KernelSocket> table = new CountedReads<>(rows);
        List<Conversation> all = Conversations.of(events, entries, Observed.seen(table));
        assertThat(all).hasSize(many);
        assertThat(all)
                .allSatisfy(each -> assertThat(each.far().now()).isEqualTo(Observed.seen(ConnectionState.ESTABLISHED)));
        assertThat(entries.reads()).isEqualTo(many);
        assertThat(table.reads()).isEqualTo(many);
    }

    @Test
    void endpointsThatAreUsedAgainArePairedWithTheNewestThatBegan() {
        List<Conversation> all = new Log().connected().connected().connected().conversations();
        assertThat(all).hasSize(3).allSatisfy(each -> assertThat(each.events()).hasSize(3));
    }
}
