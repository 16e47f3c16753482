package dev.homeport.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.session.SessionEvent;
import dev.homeport.verb.Report;
import org.junit.jupiter.api.Test;

/** How a tap shows what passed. */
class TapLinesTest {
    private static String shown(Bytes data, long count, Report.Tap.View view) {
        return new Renderer(Layout.PLAIN_80)
                .text(new SessionEvent.Reported(new Report.Tap("ear", "ear.1", true, data, count, view)));
    }

    private static String shown(Bytes data) {
        return shown(data, data.length(), Report.Tap.View.BY_LOOKS);
    }

    @Test
    void aRequestIsShownAsHttp() {
        assertThat(shown(Bytes.utf8("POST /a HTTP/1.1\r\nHost: x\r\n\r\nname=Ada")))
                .isEqualTo("""
                        ear.1 client to server, 37 bytes
                          > POST /a HTTP/1.1
                          > Host: x
                          >\s
                          > name=Ada""");
    }

    @Test
    void ofTlsOnlyTheRecordIsNamed() {
        assertThat(shown(Bytes.of(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 0})))
                .isEqualTo("ear.1 client to server, 8 bytes: TLS record: handshake, ClientHello");
    }

    @Test
    void whatIsNoTextIsShownInHexadecimal() {
        assertThat(shown(Bytes.of(new byte[] {0, 1, 2, 'A'})))
                .contains("00 01 02 41")
                .contains("...A");
    }

    @Test
    void theLearnersChoiceGoesBeforeTheLooks() {
        assertThat(shown(Bytes.utf8("hello"), 5, Report.Tap.View.HEX)).contains("68 65 6c 6c 6f");
        assertThat(shown(Bytes.of(new byte[] {0, 'a'}), 2, Report.Tap.View.TEXT))
                .contains("> \\x00a");
    }

    @Test
    void itIsBoundedAndInert() {
        assertThat(shown(Bytes.utf8("x".repeat(5_000)), 9_000, Report.Tap.View.BY_LOOKS))
                .endsWith("... 6952 more bytes");
        assertThat(shown(Bytes.utf8("GET /\u001b[2J HTTP/1.1\r\nA: \u001b]0;x\u0007\r\n\r\n")))
                .doesNotContain("\u001b")
                .doesNotContain("\u0007");
    }

    @Test
    void whatWasTooFastIsCounted() {
        assertThat(shown(Bytes.EMPTY, 100, Report.Tap.View.BY_LOOKS))
                .isEqualTo("ear: 100 bytes passed too fast to show; they went on all the same");
    }
}
