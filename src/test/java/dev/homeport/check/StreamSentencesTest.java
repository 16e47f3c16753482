package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.time.Duration;
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
    void anyIsAnyInTheLabAlsoWhatAServerAcceptedByItself() {
        Seen seen = Seen.table()
                .entry("parrot", SocketKind.ECHO_SERVER, Endpoint.loopback(62893), null, null, true)
                .event("parrot", new WireEvent.Listening(50))
                .entry(
                        "parrot.1",
                        SocketKind.CONNECTION,
                        Endpoint.loopback(62893),
                        Endpoint.loopback(40000),
                        "parrot",
                        true)
                .row(62893, 40000, ConnectionState.ESTABLISHED)
                .received("parrot.1", "ping");
        assertThat(seen.verdict("connection any is not established"))
                .startsWith("wrong: not in ESTABLISHED | 127.0.0.1:62893 -> 127.0.0.1:40000 is in ESTABLISHED");
        assertThat(seen.verdict("connection any is established")).startsWith("pass: ");
        assertThat(seen.verdict("connection any received \"ping\"")).isEqualTo("pass: parrot.1 received \"ping\"");
        // That another is closed is no answer for all of them.
        seen.connection("c1", 40001, 5000, false).event("c1", new WireEvent.Closed());
        assertThat(seen.verdict("connection any is not established")).startsWith("wrong: ");
    }

    @Test
    void aTextCanStandAtTheStartOfAStreamOrInIt() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .received("c1", "HTTP/1.1 2")
                .received("c1", "00 OK\r\n")
                .sent("c1", "GET / HTTP/1.1\r\n");
        assertThat(seen.verdict("connection c1 received starting \"HTTP/1.1 200\""))
                .isEqualTo("pass: c1 received \"HTTP/1.1 200\" and more");
        assertThat(seen.verdict("connection c1 received containing \"200 OK\""))
                .isEqualTo("pass: c1 received 17 bytes with \"200 OK\" in them");
        assertThat(seen.verdict("connection c1 sent starting \"GET /\"")).startsWith("pass");
        assertThat(seen.verdict("connection c1 sent containing \"HTTP\"")).startsWith("pass");
        assertThat(seen.verdict("connection c1 sent 16 bytes")).isEqualTo("pass: c1 sent 16 bytes");
        assertThat(seen.verdict("connection c1 received starting \"HTTP/1.0\""))
                .isEqualTo("wrong: \"HTTP/1.0\" received first | \"HTTP/1.1 200 OK\\r\\n\""
                        + " | other bytes came first: reset begins the step again");
        assertThat(seen.verdict("connection c1 not received starting \"HTTP/1.0\""))
                .startsWith("pass");
        assertThat(seen.verdict("connection c1 received containing \"404\""))
                .isEqualTo("not yet: \"404\" in what was received | \"HTTP/1.1 200 OK\\r\\n\" | try  recv c1");
        seen.event("c1", new WireEvent.PeerClosed());
        assertThat(seen.verdict("connection c1 received containing \"404\"")).startsWith("wrong: ");
    }

    @Test
    void aBeginningThatIsTooShortIsNotYetTheStart() {
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true).received("c1", "HT");
        assertThat(seen.verdict("connection c1 received starting \"HTTP\""))
                .isEqualTo("not yet: \"HTTP\" received first | \"HT\" | try  recv c1");
        assertThat(seen.event("c1", new WireEvent.PeerClosed()).verdict("connection c1 received starting \"HTTP\""))
                .startsWith("wrong: \"HTTP\" received first | \"HT\", then end of stream");
    }

    @Test
    void whatTheLogDidNotKeepMayHoldTheText() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .event("c1", new WireEvent.Received(Bytes.utf8("he"), 5));
        assertThat(seen.verdict("connection c1 received containing \"llo\"")).startsWith("could not look: ");
        assertThat(seen.verdict("connection c1 not received containing \"llo\""))
                .startsWith("could not look: ");
        assertThat(seen.verdict("connection c1 received starting \"he\"")).startsWith("pass: ");
        assertThat(seen.verdict("connection c1 received starting \"hello\"")).startsWith("could not look: ");
    }

    @Test
    void nothingIsReceivedOnceSomethingSaysSo() {
        Seen fresh = Seen.nothing().connection("c1", 40000, 62893, true).event("c1", new WireEvent.Connected());
        assertThat(fresh.verdict("connection c1 received nothing"))
                .isEqualTo("not yet: nothing received | nothing received on c1 so far, and nobody waited for it"
                        + " | try  recv c1 --within 1s");
        assertThat(fresh.verdict("connection c1 not received nothing")).startsWith("not yet");
        Seen inVain = fresh.event("c1", new WireEvent.TimedOut(Duration.ofMillis(300), true));
        assertThat(inVain.verdict("connection c1 received nothing"))
                .isEqualTo("pass: c1 received nothing: c1 timed out");
        assertThat(inVain.received("c1", "late").verdict("connection c1 received nothing"))
                .isEqualTo("wrong: nothing received | \"late\" | reset begins the step again");
        Seen ended = Seen.nothing().connection("c1", 40000, 62893, true).event("c1", new WireEvent.FinCame(0));
        assertThat(ended.verdict("connection c1 received nothing")).startsWith("pass: c1 received nothing: ");
        Seen unread = Seen.nothing().connection("c1", 40000, 62893, true).event("c1", new WireEvent.FinCame(5));
        assertThat(unread.verdict("connection c1 received nothing"))
                .isEqualTo("wrong: nothing received"
                        + " | c1 was closed by the peer: FIN is here, behind 5 bytes unread"
                        + " | reset begins the step again");
        // A wait for six bytes that brought three, or one for room to send, says nothing of what came.
        Seen other = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .event("c1", new WireEvent.TimedOut(Duration.ofMillis(300), false));
        assertThat(other.verdict("connection c1 received nothing")).startsWith("not yet");
    }

    @Test
    void whatTlsSaysOfItselfIsNothingOfTheStream() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .event("c1", new WireEvent.Secured("TLSv1.3", "TLS_AES_256_GCM_SHA384", null))
                .event("c1", new WireEvent.FinCame(24));
        assertThat(seen.verdict("connection c1 received nothing")).startsWith("not yet: ");
        assertThat(seen.event("c1", new WireEvent.CloseNotified()).verdict("connection c1 received nothing"))
                .startsWith("pass: ");
    }

    @Test
    void nothingIsSentWhereTheStepCameToIt() {
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true);
        assertThat(seen.verdict("connection c1 sent nothing")).startsWith("not yet: ");
        seen.event("c1", new WireEvent.HalfClosed());
        assertThat(seen.verdict("connection c1 sent nothing"))
                .isEqualTo("pass: c1 sent nothing: c1 sent FIN and can still receive");
        assertThat(seen.verdict("connection c1 not sent nothing")).startsWith("wrong: ");
        assertThat(seen.sent("c1", "x").verdict("connection c1 not sent nothing"))
                .startsWith("pass: ");
    }

    @Test
    void theRightBytesAfterWrongOnesAreSaidToBeLate() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .sent("c1", "hello")
                .sent("c1", "hello\n");
        assertThat(seen.verdict("connection c1 sent \"hello\\n\""))
                .isEqualTo("wrong: \"hello\\n\" sent | \"hellohello\\n\""
                        + " | right at last, but more was sent before it: reset begins the step again");
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
