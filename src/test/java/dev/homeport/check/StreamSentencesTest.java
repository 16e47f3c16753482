package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences about the bytes of a connection. */
class StreamSentencesTest {
    @Test
    void piecesDoNotMatterInAStream() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .received("c1", "hel")
                .sent("c1", "other way")
                .received("c1", "lo\n");
        assertThat(seen.verdict("connection c1 received \"hello\\n\"")).isEqualTo("pass: c1 received \"hello\\n\"");
        assertThat(seen.verdict("connection c1 received 6 bytes")).isEqualTo("pass: c1 received 6 bytes");
        assertThat(seen.verdict("connection c1 sent \"other way\"")).isEqualTo("pass: c1 sent \"other way\"");
    }

    @Test
    void aBeginningIsNotYetAndAnEndedBeginningIsWrong() {
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true).received("c1", "hello");
        assertThat(seen.verdict("connection c1 received \"hello\\n\""))
                .isEqualTo("not yet: \"hello\\n\" received | \"hello\""
                        + " | `send` adds no newline: send \"\\n\" as well");
        seen.event("c1", new WireEvent.PeerClosed());
        Verdict verdict = seen.judge("connection c1 received \"hello\\n\"");
        assertThat(Seen.line(verdict))
                .isEqualTo("wrong: \"hello\\n\" received | \"hello\", then end of stream"
                        + " | `send` adds no newline: send \"\\n\" as well");
        assertThat(((Verdict.Wrong) verdict).finding().difference())
                .isEqualTo(new Finding.Difference(Bytes.utf8("hello\n"), Bytes.utf8("hello")));
    }

    @Test
    void nothingReceivedIsNotYetEitherWay() {
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true).event("c1", new WireEvent.Connected());
        assertThat(seen.verdict("connection c1 received \"hello\""))
                .isEqualTo("not yet: \"hello\" received | nothing received on c1 in this step | try  recv c1");
        assertThat(seen.verdict("connection c1 not received \"hello\"")).startsWith("not yet");
        assertThat(seen.verdict("connection c1 sent \"hello\\n\"")).endsWith("| try  send c1 \"hello\\n\"");
        assertThat(seen.verdict("connection c1 received 5 bytes")).startsWith("not yet");
    }

    @Test
    void whatJavasHttpClientMovesByItselfCannotBeLookedAt() {
        Seen seen = Seen.nothing()
                .connection("http", 40000, 62893, true)
                .event("http", new WireEvent.Requested("GET", "/", 200))
                .event("http", new WireEvent.Closed());
        for (String each : new String[] {"received \"hi\"", "not received \"hi\"", "sent \"hi\"", "received 2 bytes"}) {
            assertThat(seen.verdict("connection http " + each)).startsWith("could not look: Java's HttpClient");
        }
        assertThat(seen.verdict("connection http was closed by the peer")).startsWith("could not look");
    }

    @Test
    void otherBytesAreWrongWithTheDifference() {
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true).received("c1", "hullo\u001b[2J");
        Verdict verdict = seen.judge("connection c1 received \"hello\"");
        assertThat(Seen.line(verdict))
                .isEqualTo(
                        "wrong: \"hello\" received | \"hullo\\x1b[2J\" | other bytes came: reset begins the step again");
        assertThat(((Verdict.Wrong) verdict).finding().difference())
                .isEqualTo(new Finding.Difference(Bytes.utf8("hello"), Bytes.utf8("hullo\u001b[2J")));
        assertThat(seen.verdict("connection c1 not received \"hello\"")).startsWith("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "hello\\r\\n, one line end too many: leave out the last \\r\\n",
        "hello\\n, one line end too many: leave out the last \\n",
        "hello world, more came than expected: reset begins the step again",
    })
    void tooManyBytesAreNamed(String came, String next) {
        String text = came.replace("\\r", "\r").replace("\\n", "\n");
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true).received("c1", text);
        assertThat(seen.verdict("connection c1 received \"hello\""))
                .isEqualTo("wrong: \"hello\" received | \"" + came + "\" | " + next);
    }

    @Test
    void otherLineEndsAreNamed() {
        Seen crlf = Seen.nothing().connection("c1", 40000, 62893, true).received("c1", "a\r\nb");
        assertThat(crlf.verdict("connection c1 received \"a\\nb\""))
                .endsWith("| lines end in LF alone here: write \\n without \\r");
        Seen lf = Seen.nothing().connection("c1", 40000, 62893, true).received("c1", "a\nb");
        assertThat(lf.verdict("connection c1 received \"a\\r\\nb\""))
                .endsWith("| lines end in CR LF here: write \\r\\n");
    }

    @Test
    void theCountOfBytesIsExact() {
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true).received("c1", "hello");
        assertThat(seen.verdict("connection c1 received 6 bytes"))
                .isEqualTo("not yet: 6 bytes received | 5 bytes received | try  recv c1");
        assertThat(seen.verdict("connection c1 received 4 bytes"))
                .isEqualTo("wrong: 4 bytes received | 5 bytes received | reset begins the step again");
        assertThat(seen.verdict("connection c1 not received 4 bytes")).isEqualTo("pass: 5 bytes received");
    }

    @Test
    void bytesThatTheLogDidNotKeepCouldNotBeSeen() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .event("c1", new WireEvent.Received(Bytes.utf8("he"), 5));
        assertThat(seen.verdict("connection c1 received \"hello\""))
                .isEqualTo("could not look: the wire log keeps only the first 2 of 5 bytes");
        assertThat(seen.verdict("connection c1 received \"hi\"")).startsWith("wrong");
        assertThat(seen.verdict("connection c1 received 5 bytes")).startsWith("pass");
    }

    @Test
    void anyLeavesOutWhatAServerAcceptedByItself() {
        Seen seen = Seen.table()
                .entry("e1", SocketKind.ECHO_SERVER, Endpoint.loopback(62893), null, null, true)
                .event("e1", new WireEvent.Listening(50))
                .entry("e1.1", SocketKind.CONNECTION, Endpoint.loopback(62893), Endpoint.loopback(40000), "e1", true)
                .received("e1.1", "ping");
        assertThat(seen.verdict("connection any received \"ping\""))
                .isEqualTo("not yet: \"ping\" received | no connection was opened yet | try  connect PORT");
        assertThat(seen.verdict("connection e1.1 received \"ping\"")).startsWith("pass");
        seen.listener("l1", 5000, true)
                .event("l1", new WireEvent.Listening(50))
                .entry("c1", SocketKind.CONNECTION, Endpoint.loopback(5000), Endpoint.loopback(40001), "l1", true)
                .received("c1", "ping");
        assertThat(seen.verdict("connection any received \"ping\"")).isEqualTo("pass: c1 received \"ping\"");
    }

    @Test
    void aNameUsedAgainSpeaksOfTheNewConnection() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, false)
                .received("c1", "old")
                .event("c1", new WireEvent.Closed())
                .connection("c1", 40002, 62893, true)
                .received("c1", "new");
        assertThat(seen.verdict("connection c1 received \"new\"")).startsWith("pass");
        assertThat(seen.verdict("connection any received \"old\"")).startsWith("pass");
    }
}
