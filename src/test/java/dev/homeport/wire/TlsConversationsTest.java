package dev.homeport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What TLS adds to a conversation. */
class TlsConversationsTest extends Told {
    @Test
    void tlsHasWordsOfItsOwn() {
        Conversation it = new Log()
                .connected()
                .c1(secured())
                .c2(secured())
                .c1(new WireEvent.SentCloseNotify())
                .c2(new WireEvent.CloseNotified(), new WireEvent.SentCloseNotify(), new WireEvent.Closed())
                .c1(new WireEvent.CloseNotified())
                .only();
        assertThat(after(it, 6))
                .containsExactly(
                        "> * encrypted: TLSv1.3",
                        "< * encrypted: TLSv1.3",
                        "> TLS: close_notify +",
                        "< TLS: close_notify",
                        "< * close",
                        "< (FIN) - FIN-WAIT-1",
                        "> * close_notify came");
        assertThat(it.exchanges().get(8).sentence()).isEqualTo("c1 sends close_notify; c2 sees the end of the stream");
    }

    @Test
    void aStreamWithoutItsCloseNotifyIsCutShort() {
        Conversation it = new Log()
                .c2(new WireEvent.Accepted("web"), secured(), new WireEvent.PeerClosed(), new WireEvent.CutShort())
                .only();
        assertThat(after(it, 5))
                .containsExactly(
                        "> FIN + FIN-WAIT-1 CLOSE-WAIT",
                        "< (ACK) FIN-WAIT-2",
                        "< * cut short: FIN without close_notify");
        Conversation whole = new Log()
                .c2(new WireEvent.Accepted("web"), secured(), new WireEvent.CloseNotified())
                .only();
        assertThat(after(whole, 5)).containsExactly("> TLS: close_notify +");
        assertThat(whole.exchanges().get(5).sentence())
                .isEqualTo("c2 sees the end of the stream: close_notify came from " + End.CLIENT);
    }

    @Test
    void aConnectionThatWaitsInVainForTlsIsStillOpen() {
        Conversation it = new Log()
                .connected()
                .c2(new WireEvent.TimedOut(Duration.ofSeconds(10)), new WireEvent.Closed())
                .c1(new WireEvent.PeerClosed())
                .only();
        assertThat(after(it, 6))
                .containsExactly(
                        "< * timed out after 10000 ms", "< close: FIN + CLOSE-WAIT FIN-WAIT-1", "> (ACK) - FIN-WAIT-2");
    }

    @Test
    void aClientHelloIsToldWhereItCame() {
        Conversation it = new Log()
                .connected()
                .c2(new WireEvent.Received(Bytes.of((byte) 22, (byte) 3, (byte) 1), 440))
                .only();
        assertThat(after(it, 6)).containsExactly("> 440 bytes +");
        assertThat(it.exchanges().get(6).data().length()).isEqualTo(3);
    }

    private static WireEvent.Secured secured() {
        return new WireEvent.Secured("TLSv1.3", "TLS_AES_256_GCM_SHA384", null);
    }
}
