package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.Look;
import dev.homeport.servers.Habit;
import dev.homeport.servers.TcpServer;
import dev.homeport.servers.TcpServer.Staff;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whether clients that are all there at once are served at once. */
class ClientsLooksTest extends PortLookTest {
    private ClientsAnswer clients(Habit habit, Staff staff, int count, int backlog, long millis) throws IOException {
        try (TcpServer server = TcpServer.open(habit, staff, "127.0.0.1", 0, backlog)) {
            return one(new Look.ManyClients(server.port(), count), millis);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ECHO", "ECHO_ONCE", "ECHO_AND_STAY", "ECHO_A_SECOND_LATER"})
    void clientsThatHaveAThreadEachAreServedTogether(Habit habit) throws IOException {
        assertThat(clients(habit, Staff.EACH, 20, 128, 10_000))
                .isEqualTo(new ClientsAnswer(20, 20, ClientsAnswer.End.SERVED));
    }

    @Test
    void aShortQueueIsNoFault() throws IOException {
        assertThat(clients(Habit.ECHO, Staff.EACH, 60, 5, 10_000).end()).isEqualTo(ClientsAnswer.End.SERVED);
    }

    @ParameterizedTest
    @CsvSource({"ECHO, ONE", "ECHO_ONCE, ONE", "ECHO, TWO", "ECHO_ONCE, TWO"})
    void oneClientAfterTheOtherIsSeenByWhoHasToWait(Habit habit, Staff staff) throws IOException {
        assertThat(clients(habit, staff, 20, 128, 1_000))
                .isEqualTo(new ClientsAnswer(
                        20, 20, ClientsAnswer.End.IN_TURN, Bytes.EMPTY, Bytes.EMPTY, Duration.ofSeconds(1)));
    }

    @Test
    void withAShortQueueToo() throws IOException {
        ClientsAnswer answer = clients(Habit.ECHO_ONCE, Staff.ONE, 20, 3, 1_000);
        assertThat(answer.end()).isEqualTo(ClientsAnswer.End.IN_TURN);
        assertThat(answer.counted()).isLessThan(20);
    }

    @ParameterizedTest
    @CsvSource({
        "IMPATIENT, EACH, CLOSED",
        "IMPATIENT, ONE, CLOSED",
        "ECHO, AT_MOST_TWO, CLOSED",
        "READ_AND_CLOSE, EACH, CLOSED",
        "READ_AND_RESET, EACH, RESET",
        "GREETING, EACH, SPOKE_FIRST",
        "TWICE, EACH, SURPLUS",
        "LATE_SUFFIX, EACH, SURPLUS",
        "CAPITALS, EACH, OTHER_BYTES",
        "LINES, EACH, TIMED_OUT",
        "DISCARD, ONE, TIMED_OUT"
    })
    void whatIsWrongWithOneClientIsNotSaidToBeTheThreads(Habit habit, Staff staff, ClientsAnswer.End end)
            throws IOException {
        assertThat(clients(habit, staff, 5, 128, 500).end()).isEqualTo(end);
    }

    @Test
    void aClientThatIsAloneIsTheLastOne() throws IOException {
        assertThat(clients(Habit.ECHO, Staff.ONE, 1, 5, 5_000).end()).isEqualTo(ClientsAnswer.End.SERVED);
    }
}
