package dev.homeport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.WireEvent;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    @Test
    void aSwarmSaysHowManyClientsAndMessagesThereWere() {
        assertThat(EventWords.of(new WireEvent.Swarmed(3, 6, 192, 0))).isEqualTo("3 clients, 6 messages echoed");
        assertThat(EventWords.of(new WireEvent.Swarmed(1, 1, 32, 0))).isEqualTo("1 client, 1 message echoed");
        assertThat(EventWords.of(new WireEvent.Swarmed(2, 0, 0, 2)))
                .isEqualTo("2 clients, nothing echoed, 2 in trouble");
        assertThat(EventWords.of(new WireEvent.Swarmed(0, 0, 0, 2))).isEqualTo("no client connected, 2 in trouble");
    }

    @Test
    void tlsIsToldInItsOwnWords() {
        assertThat(EventWords.of(new WireEvent.Secured("TLSv1.3", "TLS_AES_256_GCM_SHA384", null)))
                .isEqualTo("encrypted: TLSv1.3");
        assertThat(EventWords.of(new WireEvent.SentCloseNotify())).isEqualTo("sent close_notify");
        assertThat(EventWords.of(new WireEvent.CloseNotified())).isEqualTo("close_notify came");
        assertThat(EventWords.of(new WireEvent.CutShort())).isEqualTo("cut short: FIN without close_notify");
    }
}
