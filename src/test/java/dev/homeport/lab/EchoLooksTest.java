package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Look;
import dev.homeport.net.ProbeEnd;
import dev.homeport.servers.Habit;
import dev.homeport.servers.TcpServer;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an echo probe sees of servers that are not the lab's. */
class EchoLooksTest extends PortLookTest {
    private EchoAnswer echo(Habit habit) throws IOException {
        return echo(habit, 5_000);
    }

    private EchoAnswer echo(Habit habit, long millis) throws IOException {
        try (TcpServer server = TcpServer.open(habit)) {
            return echo(server.port(), millis);
        }
    }

    private EchoAnswer halfClosed(Habit habit, long millis) throws IOException {
        try (TcpServer server = TcpServer.open(habit)) {
            return one(new Look.Echo(server.port(), PING, true), millis);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ECHO, ping, CLOSED",
        "ECHO_AND_STAY, ping, COMPLETE",
        "ECHO_AND_RESET, ping, RESET",
        "ECHO_ONCE, ping, CLOSED",
        "ECHO_A_SECOND_LATER, ping, CLOSED",
        "ECHO_LOST_AT_FIN, ping, CLOSED",
        "TWICE, pingping, COMPLETE",
        "PREFIX, >ping, COMPLETE",
        "SUFFIX, ping!, COMPLETE",
        "LATE_SUFFIX, ping!, COMPLETE",
        "LATE_SUFFIX_UNTIL_FIN, ping!, COMPLETE",
        "GOODBYE, 'ping~bye.', CLOSED",
        "CAPITALS, PING, COMPLETE",
        "HALF, pi, CLOSED",
        "DISCARD, '', TIMED_OUT",
        "LINES, '', TIMED_OUT",
        "HALF_AND_STAY, pi, TIMED_OUT",
        "READ_AND_CLOSE, '', CLOSED",
        "READ_AND_RESET, '', RESET",
        "CLOSE, '', CLOSED"
    })
    void anEchoProbeReadsToTheEndOfWhatItIsOwedAndALittlePastIt(Habit habit, String back, ProbeEnd end)
            throws IOException {
        EchoAnswer answer = echo(habit, end == ProbeEnd.TIMED_OUT ? 300 : 5_000);
        assertThat(answer.received().text().replace("\n", ".").replace("gbye", "g~bye"))
                .isEqualTo(back);
        boolean mayEnd = (end == ProbeEnd.COMPLETE && answer.end() == ProbeEnd.CLOSED)
                // What is sent to somebody who has closed comes back as RST.
                || (habit == Habit.CLOSE && answer.end() == ProbeEnd.RESET);
        assertThat(mayEnd || answer.end() == end).as("%s", answer).isTrue();
        assertThat(answer.early()).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void aBufferThatIsSentWholeIsReadWhole() throws IOException {
        assertThat(echo(Habit.WHOLE_BUFFER).received().length()).isEqualTo(1_024);
    }

    @Test
    void whatComesBeforeItSpeaksIsToldApart() throws IOException {
        assertThat(echo(Habit.PING_TO_EVERYBODY).early()).isEqualTo(PING);
        assertThat(echo(Habit.GREETING).early()).isEqualTo(Bytes.utf8("220 ready\r\n"));
        assertThat(echo(Habit.GREETING).received()).isEqualTo(Bytes.EMPTY);
    }

    @Test
    void whoBearsNoSilenceIsAskedAgainAtOnce() throws IOException {
        EchoAnswer answer = echo(Habit.IMPATIENT);
        assertThat(answer.received()).isEqualTo(PING);
        assertThat(answer.silence()).isBetween(Duration.ofMillis(2), EchoProbe.QUIET);
    }

    @Test
    void muchComesBackWhole() throws IOException {
        byte[] much = new byte[1 << 20];
        new java.util.Random(2).nextBytes(much);
        try (TcpServer server = TcpServer.open(Habit.ECHO)) {
            EchoAnswer answer = one(new Look.Echo(server.port(), Bytes.of(much)), 20_000);
            assertThat(answer).isEqualTo(new EchoAnswer(Bytes.of(much), ProbeEnd.CLOSED));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ECHO, ping, CLOSED",
        "ECHO_ONCE, ping, CLOSED",
        "ECHO_AND_RESET, ping, RESET",
        "ECHO_LOST_AT_FIN, '', CLOSED",
        "ECHO_AND_STAY, ping, TIMED_OUT",
        "DISCARD, '', CLOSED"
    })
    void withFinAtOnceAllMustComeBackAndThenTheEnd(Habit habit, String back, ProbeEnd end) throws IOException {
        EchoAnswer answer = halfClosed(habit, end == ProbeEnd.TIMED_OUT ? 300 : 5_000);
        assertThat(answer.received().text()).isEqualTo(back);
        assertThat(answer.end()).isEqualTo(end);
    }

    @Test
    void theDeadlineIsWhatTheSentenceSays() throws IOException {
        try (TcpServer server = TcpServer.open(Habit.ECHO_A_SECOND_LATER)) {
            assertThat(echo(server.port(), 100).end()).isEqualTo(ProbeEnd.TIMED_OUT);
            assertThat(echo(server.port(), 20_000).received()).isEqualTo(PING);
        }
        // What the probe waits for before it speaks, and after, is no part of it.
        try (TcpServer server = TcpServer.open(Habit.ECHO)) {
            Awaitility.await().until(() -> echo(server.port(), 50).received().equals(PING));
        }
    }
}
