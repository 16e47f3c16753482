package dev.homeport.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StateTransitionTest {
    /** RFC 9293, section 3.3.2, figure 5, read arrow by arrow, and note 2. */
    private static final String FIGURE = """
            CLOSED LISTEN passive OPEN, -
            CLOSED SYN-SENT active OPEN, SYN
            LISTEN CLOSED CLOSE, -
            LISTEN SYN-RECEIVED SYN comes, SYN, ACK
            LISTEN SYN-SENT SEND, SYN
            SYN-SENT CLOSED CLOSE, -
            SYN-SENT SYN-RECEIVED SYN comes, SYN, ACK
            SYN-SENT ESTABLISHED SYN, ACK comes, ACK
            SYN-RECEIVED LISTEN RST comes, -
            SYN-RECEIVED ESTABLISHED ACK of SYN comes, -
            SYN-RECEIVED FIN-WAIT-1 CLOSE, FIN
            ESTABLISHED FIN-WAIT-1 CLOSE, FIN
            ESTABLISHED CLOSE-WAIT FIN comes, ACK
            FIN-WAIT-1 FIN-WAIT-2 ACK of FIN comes, -
            FIN-WAIT-1 CLOSING FIN comes, ACK
            FIN-WAIT-1 TIME-WAIT FIN and ACK of FIN come, ACK
            FIN-WAIT-2 TIME-WAIT FIN comes, ACK
            CLOSE-WAIT LAST-ACK CLOSE, FIN
            CLOSING TIME-WAIT ACK of FIN comes, -
            LAST-ACK CLOSED ACK of FIN comes, -
            TIME-WAIT CLOSED 2 MSL pass, -
            """;

    @Test
    void theTableIsFigureFive() {
        assertThat(StateTransition.ALL.stream()
                        .map(t -> t.from() + " " + t.to() + " " + t.event() + ", "
                                + (t.sends().isEmpty() ? "-" : t.sends()) + "\n")
                        .collect(Collectors.joining()))
                .isEqualTo(FIGURE);
        assertThat(StateTransition.ALL)
                .filteredOn(t -> !t.inFigure())
                .singleElement()
                .satisfies(t -> assertThat(t.to()).isEqualTo(ConnectionState.TIME_WAIT));
    }

    @Test
    void everyStateLeadsOn() {
        for (ConnectionState each : ConnectionState.values()) {
            assertThat(StateTransition.from(each)).as(each.word()).isNotEmpty();
        }
    }
}
