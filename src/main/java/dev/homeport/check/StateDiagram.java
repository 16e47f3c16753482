package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import java.util.EnumSet;
import java.util.Set;

/** Which states can still follow (RFC 9293, section 3.3.2, figure 5). */
final class StateDiagram {
    private StateDiagram() {}

    static boolean canReach(ConnectionState from, ConnectionState to) {
        Set<ConnectionState> reached = EnumSet.noneOf(ConnectionState.class);
        collect(from, reached);
        return reached.contains(to);
    }

    private static void collect(ConnectionState from, Set<ConnectionState> reached) {
        for (ConnectionState next : after(from)) {
            if (reached.add(next)) {
                collect(next, reached);
            }
        }
    }

    /** One step on. An abort leads from everywhere to CLOSED; a connection that is CLOSED does not come back. */
    private static Set<ConnectionState> after(ConnectionState from) {
        return switch (from) {
            case LISTEN -> EnumSet.of(ConnectionState.SYN_RECEIVED, ConnectionState.CLOSED);
            case SYN_SENT ->
                EnumSet.of(ConnectionState.SYN_RECEIVED, ConnectionState.ESTABLISHED, ConnectionState.CLOSED);
            case SYN_RECEIVED ->
                EnumSet.of(ConnectionState.ESTABLISHED, ConnectionState.FIN_WAIT_1, ConnectionState.CLOSED);
            case ESTABLISHED ->
                EnumSet.of(ConnectionState.FIN_WAIT_1, ConnectionState.CLOSE_WAIT, ConnectionState.CLOSED);
            case FIN_WAIT_1 ->
                EnumSet.of(
                        ConnectionState.FIN_WAIT_2,
                        ConnectionState.CLOSING,
                        ConnectionState.TIME_WAIT,
                        ConnectionState.CLOSED);
            case FIN_WAIT_2, CLOSING -> EnumSet.of(ConnectionState.TIME_WAIT, ConnectionState.CLOSED);
            case CLOSE_WAIT -> EnumSet.of(ConnectionState.LAST_ACK, ConnectionState.CLOSED);
            case LAST_ACK, TIME_WAIT -> EnumSet.of(ConnectionState.CLOSED);
            case CLOSED -> EnumSet.noneOf(ConnectionState.class);
        };
    }
}
