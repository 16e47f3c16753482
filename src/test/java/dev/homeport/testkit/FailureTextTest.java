package dev.homeport.testkit;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.get;
import static dev.homeport.testkit.HomeportAssertions.hostName;
import static dev.homeport.testkit.HomeportAssertions.http;
import static dev.homeport.testkit.HomeportAssertions.port;
import static dev.homeport.testkit.HomeportAssertions.udpPort;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.homeport.check.Check;
import dev.homeport.check.Finding;
import dev.homeport.check.ParsedCheck.Understood;
import dev.homeport.check.Sentences;
import dev.homeport.check.Verdict;
import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Port;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.AssertionFailedError;

/** What broken servers are told. */
@ExtendWith(LabExtension.class)
@Timeout(60)
class FailureTextTest {
    @Test
    void aPortWhereNobodyListensIsNamed(Port free) {
        assertThat(failure(() -> assertThat(port(free)).isListening())).isEqualTo("""
                not yet: port PORT is listening
                    expected   listening on port PORT
                    observed   nothing listens on port PORT
                    next       try  listen PORT""".replace("PORT", free.toString()));
        assertThat(port(free)).isFree().not().isListening();
    }

    @Test
    void aServerThatForgetsTheNewlineIsShownBothSides() throws Exception {
        try (BrokenServer server = new BrokenServer((in, out) -> {
            byte[] line = new byte[64];
            int count = in.read(line);
            out.write(line, 0, count - 1);
        })) {
            Throwable thrown = catchThrowable(
                    () -> assertThat(port(server.port())).isListening().echoes("ping\n"));
            assertThat(thrown).hasMessage("""
                    port PORT echoes "ping\\n"
                        expected   "ping\\n" back
                        observed   "ping", then end of stream: the peer closed
                        next       keep reading and sending until the client is done""".replace("PORT", server.port().toString()));
            assertThat(thrown).isInstanceOfSatisfying(AssertionFailedError.class, both -> {
                assertThat(both.getExpected().getValue()).isEqualTo("ping\n");
                assertThat(both.getActual().getValue()).isEqualTo("ping");
            });
        }
    }

    @Test
    void aServerThatServesOneClientAfterTheOtherIsFoundOut() throws Exception {
        try (BrokenServer server = new BrokenServer((in, out) -> in.transferTo(out))) {
            assertThat(port(server.port())).echoes("ping").echoesRandomBytes(70_000);
            assertThat(failure(() -> assertThat(port(server.port())).servesClientsAtOnce(3)))
                    .startsWith("port " + server.port() + " serves 3 clients at once\n    expected   3 clients served")
                    .contains(
                            "\n    observed   the last of 3 clients got nothing for 2 s, and its bytes once the others had ")
                    .endsWith("\n    next       serve each client in a thread of its own: try  echo");
        }
    }

    @Test
    void aPageWithTheWrongStatusOrBodyIsQuoted() throws Exception {
        String answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\nConnection: close\r\n\r\nnot here\n";
        try (BrokenServer server = BrokenServer.saying(answer)) {
            Page page = http(get("/hello", server.port()));
            assertThat(failure(() -> assertThat(page).answers(200)))
                    .isEqualTo("""
                    GET :PORT/hello answers 200
                        expected   status 200
                        observed   status 404
                        next       the server has no such page: try  help route""".replace("PORT", server.port().toString()));
            assertThat(failure(() -> assertThat(page).answers(404).hasBodyContaining("Ada")))
                    .isEqualTo("""
                    GET :PORT/hello answers 404 with body containing "Ada"
                        expected   status 404 and "Ada" in the body
                        observed   the body is "not here\\n"
                        next       try  help route  to set the body""".replace("PORT", server.port().toString()));
        }
    }

    @Test
    void aProgramThatIsNoWebServerIsToldSo() throws Exception {
        try (BrokenServer server = BrokenServer.saying("hello\n")) {
            assertThat(failure(() ->
                            assertThat(http(get(":" + server.port() + "/"))).answers(200)))
                    .contains("\n    next       an answer begins with a line such as  HTTP/1.1 200 OK");
        }
    }

    @Test
    void aConnectionThatWasRefusedSaysSo(Port free, Sockets sockets) throws Exception {
        Connection caller = sockets.tryToConnect(free);
        assertThat(caller).wasRefused().wasRefusedByPort(free.number()).isIn(ConnectionState.CLOSED);
        assertThat(failure(() -> assertThat(caller).isEstablished()))
                .startsWith("connection c1 is established\n    expected   in ESTABLISHED\n    observed   ");
    }

    @Test
    void aUdpPortThatNobodyHasIsNamed(Port free) {
        assertThat(failure(() -> assertThat(udpPort(free)).echoes("ping")))
                .contains("\n    observed   port unreachable: no UDP socket has port " + free);
        assertThat(udpPort(free)).isFree();
    }

    @Test
    void everyFailureIsWordForWordWhatALessonWouldSay(Lab lab, Port free) {
        String sentence = "port " + free + " is reachable only from this machine";
        Check written = ((Understood) Sentences.parse(sentence)).check();
        Verdict verdict = written.judge(lab.snapshot(0, written.looks(), Act.of("check")));
        assertThat(verdict).isInstanceOfSatisfying(Verdict.NotYet.class, lesson -> {
            Finding finding = lesson.finding();
            assertThat(failure(() -> assertThat(port(free)).isReachableOnlyFromThisMachine()))
                    .isEqualTo("not yet: " + sentence + "\n    expected   " + finding.expected() + "\n    observed   "
                            + finding.observed() + "\n    next       " + finding.next());
        });
    }

    @Test
    void aDescriptionStandsBeforeTheSentence(Port free) {
        assertThat(failure(() -> assertThat(port(free)).as("my server").isListening()))
                .startsWith("[my server] not yet: port ");
    }

    @Test
    void whatCouldNotBeSeenIsAFailureOfItsOwnAndNeverAPass() {
        Eyes blind = check -> new Verdict.CouldNotLook("the table is not for you");
        ThrowingCallable look =
                () -> new PortAssert(new TcpPort(62893, blind)).as("here").isListening();
        assertThatThrownBy(look)
                .isExactlyInstanceOf(CouldNotLookError.class)
                .hasMessage("[here] port 62893 is listening\n    could not look: the table is not for you");
        assertThatThrownBy(() -> new PortAssert(new TcpPort(62893, blind)).not().isListening())
                .isExactlyInstanceOf(CouldNotLookError.class);
        assertThatThrownBy(() -> assertThat(hostName("no-such-name.invalid")).resolvesTo("127.0.0.1"))
                .isExactlyInstanceOf(CouldNotLookError.class);
    }

    @Test
    void aProbeDoesNotTakeTheCallThatAnAcceptWaitsFor(Listener door) {
        assertThat(failure(() -> assertThat(port(door.port())).echoes("ping")))
                .contains("l1 is a listener: each connection waits for an accept by hand");
        assertThat(door).isListening();
    }

    @Test
    void aValueThatCannotStandInASentenceIsNoFailureButAMistake() {
        assertThatThrownBy(() -> assertThat(port(0)).isListening())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("port 0 only asks the system to choose: name the port it chose");
    }

    private static String failure(ThrowingCallable assertion) {
        Throwable thrown = catchThrowable(assertion);
        assertThat(thrown).isInstanceOf(AssertionError.class);
        return thrown.getMessage();
    }
}
