package dev.homeport.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.StateTransition;
import org.junit.jupiter.api.Test;

class StateDiagramTest {
    @Test
    void aSocketFollowsEveryArrowOfTheRfcButThoseThatNoSocketCallTakes() {
        for (StateTransition each : StateTransition.ALL) {
            boolean reopens = each.from() == ConnectionState.CLOSED;
            boolean backToTheListener = each.to() == ConnectionState.LISTEN;
            boolean sendsOnAListener = each.from() == ConnectionState.LISTEN && each.to() == ConnectionState.SYN_SENT;
            assertThat(StateDiagram.canReach(each.from(), each.to()))
                    .as("%s to %s", each.from(), each.to())
                    .isEqualTo(!reopens && !backToTheListener && !sendsOnAListener);
        }
    }

    @Test
    void everyStateButClosedCanEnd() {
        for (ConnectionState each : ConnectionState.values()) {
            assertThat(StateDiagram.canReach(each, ConnectionState.CLOSED))
                    .as(each.word())
                    .isEqualTo(each != ConnectionState.CLOSED);
        }
    }

    @Test
    void nothingLeadsBack() {
        assertThat(StateDiagram.canReach(ConnectionState.CLOSE_WAIT, ConnectionState.ESTABLISHED))
                .isFalse();
        assertThat(StateDiagram.canReach(ConnectionState.FIN_WAIT_2, ConnectionState.CLOSE_WAIT))
                .isFalse();
        assertThat(StateDiagram.canReach(ConnectionState.TIME_WAIT, ConnectionState.LAST_ACK))
                .isFalse();
    }
}
