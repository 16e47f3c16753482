package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import dev.homeport.wire.Events;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Sentences about the states and ends of a connection. */
class ConnectionSentencesTest {
    private static Seen open(ConnectionState state) {
        return Seen.table().connection("c1", 40000, 62893, true).row(40000, 62893, state);
    }

    @ParameterizedTest
    @EnumSource(ConnectionState.class)
    void theKernelSaysWhichStateItIs(ConnectionState state) {
        assertThat(open(state).verdict("connection c1 is in " + state))
                .isEqualTo("pass: 127.0.0.1:40000 -> 127.0.0.1:62893 is in " + state);
        assertThat(open(state).verdict("connection c1 is not in " + state))
                .startsWith("wrong: not in " + state + " | 127.0.0.1:40000 -> 127.0.0.1:62893 is in " + state);
    }

    @Test
    void aStateThatCanStillComeIsNotYetAndOneThatCannotIsWrong() {
        assertThat(open(ConnectionState.ESTABLISHED).verdict("connection c1 is in CLOSE-WAIT"))
                .isEqualTo("not yet: in CLOSE-WAIT | 127.0.0.1:40000 -> 127.0.0.1:62893 is in ESTABLISHED"
                        + " | close the other end, and leave this one open");
        assertThat(open(ConnectionState.CLOSE_WAIT).verdict("connection c1 is established"))
                .isEqualTo("wrong: in ESTABLISHED | 127.0.0.1:40000 -> 127.0.0.1:62893 is in CLOSE-WAIT"
                        + " | open a new connection: try  connect PORT");
        assertThat(open(ConnectionState.CLOSE_WAIT).verdict("connection c1 is not established"))
                .startsWith("pass: ");
    }

    @Test
    void theOtherEndsRowIsNotItsOwn() {
        Seen seen = Seen.table()
                .connection("c1", 40000, 62893, true)
                .row(62893, 40000, ConnectionState.CLOSE_WAIT)
                .row(40000, 62893, ConnectionState.FIN_WAIT_2);
        assertThat(seen.verdict("connection c1 is in FIN-WAIT-2")).startsWith("pass");
    }

    @Test
    void whatNoTableListsIsClosedOnceTheLabClosedIt() {
        assertThat(Seen.table().connection("c1", 40000, 62893, false).verdict("connection c1 is in CLOSED"))
                .isEqualTo("pass: 127.0.0.1:40000 -> 127.0.0.1:62893 is gone: CLOSED");
        assertThat(Seen.table().connection("c1", 40000, 62893, true).verdict("connection c1 is in CLOSED"))
                .isEqualTo("not yet: in CLOSED"
                        + " | the kernel's table does not list 127.0.0.1:40000 -> 127.0.0.1:62893 | try  state c1");
        assertThat(Seen.table().connection("c1", 40000, 62893, true).verdict("connection c1 is not established"))
                .startsWith("not yet");
    }

    @Test
    void withoutATableEstablishedIsTrueOnlyWhereTheLabHoldsBothEnds() {
        Seen both = Seen.noTable()
                .connection("c1", 40000, 62893, true)
                .event("c1", new WireEvent.Connected())
                .connection("s1", 62893, 40000, true)
                .event("s1", new WireEvent.Accepted("web"));
        assertThat(both.verdict("connection c1 is established"))
                .isEqualTo("pass: 127.0.0.1:40000 -> 127.0.0.1:62893 is open at both ends, by the lab's own ledger");
        both.event("s1", new WireEvent.HalfClosed());
        assertThat(both.verdict("connection c1 is established"))
                .isEqualTo("could not look: this system shows no socket table");
        assertThat(both.verdict("connection c1 is not established")).startsWith("could not look");
        Seen one = Seen.noTable().connection("c1", 40000, 62893, true).event("c1", new WireEvent.Connected());
        assertThat(one.verdict("connection c1 is established")).startsWith("could not look");
    }

    @Test
    void anAbsentConnectionIsNotYetEitherWay() {
        assertThat(Seen.table().verdict("connection c1 is established"))
                .isEqualTo("not yet: in ESTABLISHED | no connection is named c1 | try  connect PORT as c1");
        assertThat(Seen.table().verdict("connection c1 is not established"))
                .startsWith("not yet: not in ESTABLISHED | no connection is named c1");
        assertThat(Seen.table().verdict("connection any was not refused")).startsWith("not yet");
        assertThat(Seen.table().connection("c2", 1, 2, true).verdict("connection c1 is established"))
                .endsWith("| there is one named c2");
    }

    @Test
    void aNameOfAnotherKindIsWrongEitherWay() {
        Seen seen = Seen.table().entry("e1", SocketKind.ECHO_SERVER, Endpoint.loopback(7777), null, null, true);
        assertThat(seen.verdict("connection e1 is established"))
                .isEqualTo(
                        "wrong: in ESTABLISHED | e1 is an echo server" + " | sockets lists each name with what it is");
        assertThat(seen.verdict("connection e1 is not established")).startsWith("wrong");
    }

    @Test
    void aRefusalIsSeenOnAConnectionThatNeverGotALocalEndpoint() {
        Seen seen = Seen.nothing()
                .entry("c1", SocketKind.CONNECTION, null, Endpoint.loopback(62893), null, false)
                .event("c1", new WireEvent.Connecting())
                .event("c1", new WireEvent.Refused());
        assertThat(seen.verdict("connection c1 was refused")).isEqualTo("pass: c1 was refused by 127.0.0.1:62893");
        assertThat(seen.verdict("connection any was refused")).startsWith("pass");
        assertThat(seen.verdict("connection any was refused by port 62893")).startsWith("pass");
        assertThat(seen.verdict("connection any was refused by port 62894"))
                .isEqualTo("wrong: refused by port 62894 | c1 was refused by 127.0.0.1:62893 | try  connect 62894");
        assertThat(seen.verdict("connection c1 was not refused"))
                .isEqualTo("wrong: not refused | c1 was refused by 127.0.0.1:62893"
                        + " | try another way: reset begins the step again");
        assertThat(seen.verdict("connection c1 timed out"))
                .isEqualTo("wrong: timed out | c1 was refused by 127.0.0.1:62893"
                        + " | wait for something that does not come");
        assertThat(seen.verdict("connection c1 is closed"))
                .isEqualTo("wrong: closed | c1 never was open | connect to a port where something listens");
    }

    @Test
    void whatEndedBeforeTheStepSpeaksNeitherForNorAgainstIt() {
        Seen seen = Seen.table()
                .entry("c1", SocketKind.CONNECTION, null, Endpoint.loopback(62893), null, false)
                .event("c1", new WireEvent.Connecting())
                .event("c1", new WireEvent.Refused());
        assertThat(seen.verdict("connection any is established")).startsWith("wrong: in ESTABLISHED");
        assertThat(Seen.check("connection any is established").judge(seen.inTheNextStep()))
                .isInstanceOf(Verdict.NotYet.class);
    }

    @Test
    void aConnectionThatWasMadeWasNotRefused() {
        Seen seen = Seen.nothing().connection("c1", 40000, 62893, true).event("c1", new WireEvent.Connected());
        assertThat(seen.verdict("connection c1 was refused"))
                .isEqualTo("wrong: refused | c1 connected to 127.0.0.1:62893"
                        + " | connect to a port where nobody listens");
        assertThat(seen.verdict("connection c1 was not refused")).isEqualTo("pass: c1 connected to 127.0.0.1:62893");
    }

    @ParameterizedTest
    @CsvSource({
        "was reset, c1 was reset by 127.0.0.1:62893",
        "timed out, c1 timed out",
        "was closed by the peer, c1 was closed by the peer",
        "found the end of stream, c1 was closed by the peer",
        "was half-closed, c1 sent FIN and can still receive",
        "was aborted, c1 was aborted: RST sent",
    })
    void whatHappenedCountsOnlyInThisStep(String predicate, String evidence) {
        String sentence = "connection c1 " + predicate;
        WireEvent.What what = switch (predicate) {
            case "was reset" -> new WireEvent.WasReset();
            case "timed out" -> new WireEvent.TimedOut(Duration.ofSeconds(1));
            case "was closed by the peer", "found the end of stream" -> new WireEvent.PeerClosed();
            case "was half-closed" -> new WireEvent.HalfClosed();
            default -> new WireEvent.Aborted();
        };
        Seen before = Seen.table()
                .connection("c1", 40000, 62893, true)
                .row(40000, 62893, ConnectionState.ESTABLISHED)
                .event("c1", new WireEvent.Connected());
        assertThat(before.verdict(sentence)).startsWith("not yet: ").contains(" | c1 connected to 127.0.0.1:62893 | ");
        Seen after = before.event("c1", what);
        assertThat(after.verdict(sentence)).isEqualTo("pass: " + evidence);
        assertThat(Seen.line(Seen.check(sentence).judge(after.inTheNextStep())))
                .startsWith("not yet: ")
                .containsPattern("nothing happened to c1 in this step|before this step");
        String negated = "connection c1 not " + predicate;
        assertThat(Seen.line(Seen.check(negated).judge(after.inTheNextStep()))).startsWith("not yet: not ");
        assertThat(after.verdict(negated)).startsWith("wrong: not ");
    }

    @Test
    void aForgottenEventCouldNotBeSeen() {
        Seen seen =
                Seen.nothing().connection("c1", 40000, 62893, true).dropped().received("c1", "hello");
        String forgotten = "could not look: the wire log no longer holds all that happened to c1 in this step";
        assertThat(seen.verdict("connection c1 was reset")).isEqualTo(forgotten);
        assertThat(seen.verdict("connection c1 received \"hello\"")).isEqualTo(forgotten);
        assertThat(seen.verdict("connection c1 received 5 bytes")).isEqualTo(forgotten);
    }

    @Test
    void aForgottenHandshakeOrFinBeforeTheStepCouldNotBeSeen() {
        Seen seen =
                Seen.nothing().connection("c1", 40000, 62893, true).dropped().received("c1", "hello");
        Snapshot then = seen.inTheNextStep();
        assertThat(Seen.line(Seen.check("connection c1 not is encrypted").judge(then)))
                .startsWith("could not look");
        assertThat(Seen.line(Seen.check("connection c1 is encrypted").judge(then)))
                .startsWith("could not look");
        assertThat(seen.event("c1", new WireEvent.HalfClosed()).verdict("connection c1 was half-closed"))
                .startsWith("could not look");
    }

    @Test
    void halfClosedIsWhatItIsNow() {
        Seen half = open(ConnectionState.FIN_WAIT_2).event("c1", new WireEvent.HalfClosed());
        assertThat(half.verdict("connection c1 is half-closed"))
                .isEqualTo("pass: c1 has sent FIN and can still receive");
        assertThat(Seen.check("connection c1 is half-closed").judge(half.inTheNextStep()))
                .isInstanceOf(Verdict.Pass.class);
        assertThat(open(ConnectionState.ESTABLISHED).verdict("connection c1 is half-closed"))
                .endsWith(" is in ESTABLISHED | try  shutdown c1");
        assertThat(open(ConnectionState.CLOSE_WAIT).verdict("connection c1 is half-closed"))
                .startsWith("wrong: half-closed | ")
                .endsWith(" is in CLOSE-WAIT: the peer has closed first | shut down before the peer does");
        Seen both = open(ConnectionState.TIME_WAIT).event("c1", new WireEvent.HalfClosed());
        assertThat(both.verdict("connection c1 is half-closed")).contains("TIME-WAIT: both directions are closed");
        assertThat(both.verdict("connection c1 is not half-closed")).startsWith("pass: ");
        assertThat(both.verdict("connection c1 was half-closed")).startsWith("pass: ");
    }

    @Test
    void whatWasResetIsHalfClosedNoMore() {
        Seen reset = Seen.table()
                .connection("c1", 40000, 62893, true)
                .event("c1", new WireEvent.HalfClosed())
                .event("c1", new WireEvent.WasReset());
        assertThat(reset.verdict("connection c1 is half-closed"))
                .isEqualTo("wrong: half-closed | c1 was reset by 127.0.0.1:62893: nothing of it is left"
                        + " | shutdown closes one direction only");
        assertThat(reset.verdict("connection c1 is not half-closed")).startsWith("pass: ");
        assertThat(reset.verdict("connection c1 was half-closed")).startsWith("pass: ");
    }

    @Test
    void withoutATableTheEventsSayWhatIsHalfClosed() {
        Seen half = Seen.noTable().connection("c1", 40000, 62893, true).event("c1", new WireEvent.HalfClosed());
        assertThat(half.verdict("connection c1 is half-closed")).startsWith("pass");
        assertThat(half.event("c1", new WireEvent.FinCame(0)).verdict("connection c1 is half-closed"))
                .isEqualTo("wrong: half-closed | both directions are closed | shut down before the peer does");
        Seen late = Seen.nothing()
                .connection("c1", 40000, 62893, true)
                .event("c1", new WireEvent.PeerClosed())
                .event("c1", new WireEvent.HalfClosed());
        assertThat(late.verdict("connection c1 was half-closed"))
                .isEqualTo("wrong: half-closed | the peer had closed already: both directions were closed"
                        + " | shut down before the peer does");
        Seen closed = Seen.nothing()
                .connection("c1", 40000, 62893, false)
                .event("c1", new WireEvent.HalfClosed())
                .event("c1", new WireEvent.Closed());
        assertThat(closed.verdict("connection c1 is half-closed")).startsWith("wrong: half-closed | c1 was closed");
    }

    @Test
    void aFinThatNobodyReadCounts() {
        Seen noted = open(ConnectionState.CLOSE_WAIT).event("c1", new WireEvent.FinCame(5));
        assertThat(noted.verdict("connection c1 was closed by the peer"))
                .isEqualTo("pass: c1 was closed by the peer: FIN is here, behind 5 bytes unread");
        assertThat(noted.verdict("connection c1 found the end of stream")).startsWith("not yet: ");
        Seen ofThisStep = open(ConnectionState.CLOSE_WAIT).event("c1", new WireEvent.Connected());
        assertThat(ofThisStep.verdict("connection c1 was closed by the peer"))
                .endsWith(" is in CLOSE-WAIT: the peer's FIN is here");
        assertThat(ofThisStep.verdict("connection c1 was not closed by the peer"))
                .startsWith("wrong: ");
    }

    @Test
    void aFinOfWhichNobodyKnowsWhenItCameProvesNothing() {
        Seen seen = open(ConnectionState.CLOSE_WAIT).event("c1", new WireEvent.Connected());
        assertThat(Seen.line(Seen.check("connection c1 was closed by the peer").judge(seen.inTheNextStep())))
                .startsWith("not yet: ")
                .contains("the peer's FIN is here, and perhaps since before this step");
        assertThat(Seen.line(
                        Seen.check("connection c1 was not closed by the peer").judge(seen.inTheNextStep())))
                .startsWith("could not look: ");
        Seen blind = Seen.noTable().connection("c1", 40000, 62893, true).event("c1", new WireEvent.Connected());
        assertThat(blind.verdict("connection c1 was closed by the peer")).startsWith("not yet: ");
        assertThat(blind.verdict("connection c1 was not closed by the peer")).startsWith("could not look: ");
        assertThat(open(ConnectionState.ESTABLISHED)
                        .event("c1", new WireEvent.Connected())
                        .verdict("connection c1 was not closed by the peer"))
                .startsWith("pass: ");
    }

    @Test
    void anAbortOfTheLabsOwnOtherEndIsAReset() {
        Seen seen = open(ConnectionState.ESTABLISHED)
                .event("c1", new WireEvent.Connected())
                .connection("inside", 62893, 40000, false)
                .event("inside", new WireEvent.Aborted());
        assertThat(seen.verdict("connection c1 was reset"))
                .isEqualTo("pass: c1 was reset: inside was aborted: RST sent");
        assertThat(seen.verdict("connection c1 was not reset")).startsWith("wrong: ");
        Seen closedBefore = Seen.table()
                .connection("c1", 40000, 62893, false)
                .event("c1", new WireEvent.Closed())
                .connection("inside", 62893, 40000, false)
                .event("inside", new WireEvent.Aborted());
        assertThat(closedBefore.verdict("connection c1 was reset")).startsWith("wrong: reset | c1 was closed");
    }

    @Test
    void aRowThatIsGoneProvesNoPeace() {
        Seen gone = Seen.table().connection("c1", 40000, 62893, true).event("c1", new WireEvent.Connected());
        assertThat(gone.verdict("connection c1 was not reset"))
                .isEqualTo("could not look: the kernel's table does not list 127.0.0.1:40000 -> 127.0.0.1:62893:"
                        + " it may have been reset");
        assertThat(gone.verdict("connection c1 was reset")).startsWith("not yet: ");
        gone.event("c1", new WireEvent.PeerClosed()).event("c1", new WireEvent.HalfClosed());
        assertThat(gone.verdict("connection c1 was not reset")).startsWith("pass: ");
        assertThat(gone.verdict("connection c1 is in CLOSED")).startsWith("pass: ");
    }

    @Test
    void aCloseOverUnreadBytesIsAnAbort() {
        Seen seen = Seen.nothing()
                .connection("c1", 40000, 62893, false)
                .event("c1", new WireEvent.ResetByClose(5))
                .event("c1", new WireEvent.Closed());
        assertThat(seen.verdict("connection c1 was aborted"))
                .isEqualTo("pass: c1 was closed with 5 bytes unread: RST sent");
        assertThat(seen.verdict("connection c1 was not aborted")).startsWith("wrong: ");
    }

    @Test
    void everyKindOfEventHasWordsOfItsOwn() {
        assertThat(Events.ofEveryKind()).allSatisfy(what -> {
            String said = Story.of(
                    new WireEvent(1, java.time.Instant.EPOCH, "c1", Endpoint.loopback(1), Endpoint.loopback(2), what));
            assertThat(said).startsWith("c1 ");
            assertThat(said.contains("bound")).isEqualTo(what instanceof WireEvent.Bound);
        });
    }

    @Test
    void closedIsWhatTheLabSays() {
        assertThat(Seen.nothing().connection("c1", 1, 2, false).verdict("connection c1 is closed"))
                .isEqualTo("pass: c1 was closed");
        assertThat(Seen.nothing().connection("c1", 1, 2, true).verdict("connection c1 is closed"))
                .isEqualTo("not yet: closed | c1 is open | try  close c1");
        assertThat(Seen.nothing().connection("c1", 1, 2, true).verdict("connection c1 is not closed"))
                .startsWith("pass");
    }
}
