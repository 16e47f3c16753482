package dev.homeport.net;

import java.util.List;

/**
 * One arrow of TCP's state machine (RFC 9293, section 3.3.2, figure 5).
 *
 * @param event what brings it: a call of the program in the RFC's words, or a segment that came
 * @param sends the segments that TCP sends then, empty for none
 * @param inFigure false for the one that only the figure's note 2 tells
 */
public record StateTransition(ConnectionState from, ConnectionState to, String event, String sends, boolean inFigure) {
    /**
     * All of them. As in the figure there is no arrow for RST, which ends a connection from everywhere, but for the one of note 1:
     * a SYN-RECEIVED that came from LISTEN goes back to it.
     */
    public static final List<StateTransition> ALL = List.of(
            of(ConnectionState.CLOSED, ConnectionState.LISTEN, "passive OPEN", ""),
            of(ConnectionState.CLOSED, ConnectionState.SYN_SENT, "active OPEN", "SYN"),
            of(ConnectionState.LISTEN, ConnectionState.CLOSED, "CLOSE", ""),
            of(ConnectionState.LISTEN, ConnectionState.SYN_RECEIVED, "SYN comes", "SYN, ACK"),
            of(ConnectionState.LISTEN, ConnectionState.SYN_SENT, "SEND", "SYN"),
            of(ConnectionState.SYN_SENT, ConnectionState.CLOSED, "CLOSE", ""),
            of(ConnectionState.SYN_SENT, ConnectionState.SYN_RECEIVED, "SYN comes", "SYN, ACK"),
            of(ConnectionState.SYN_SENT, ConnectionState.ESTABLISHED, "SYN, ACK comes", "ACK"),
            of(ConnectionState.SYN_RECEIVED, ConnectionState.LISTEN, "RST comes", ""),
            of(ConnectionState.SYN_RECEIVED, ConnectionState.ESTABLISHED, "ACK of SYN comes", ""),
            of(ConnectionState.SYN_RECEIVED, ConnectionState.FIN_WAIT_1, "CLOSE", "FIN"),
            of(ConnectionState.ESTABLISHED, ConnectionState.FIN_WAIT_1, "CLOSE", "FIN"),
            of(ConnectionState.ESTABLISHED, ConnectionState.CLOSE_WAIT, "FIN comes", "ACK"),
            of(ConnectionState.FIN_WAIT_1, ConnectionState.FIN_WAIT_2, "ACK of FIN comes", ""),
            of(ConnectionState.FIN_WAIT_1, ConnectionState.CLOSING, "FIN comes", "ACK"),
            new StateTransition(
                    ConnectionState.FIN_WAIT_1, ConnectionState.TIME_WAIT, "FIN and ACK of FIN come", "ACK", false),
            of(ConnectionState.FIN_WAIT_2, ConnectionState.TIME_WAIT, "FIN comes", "ACK"),
            of(ConnectionState.CLOSE_WAIT, ConnectionState.LAST_ACK, "CLOSE", "FIN"),
            of(ConnectionState.CLOSING, ConnectionState.TIME_WAIT, "ACK of FIN comes", ""),
            of(ConnectionState.LAST_ACK, ConnectionState.CLOSED, "ACK of FIN comes", ""),
            of(ConnectionState.TIME_WAIT, ConnectionState.CLOSED, "2 MSL pass", ""));

    private static StateTransition of(ConnectionState from, ConnectionState to, String event, String sends) {
        return new StateTransition(from, to, event, sends, true);
    }

    /** Those that lead away from the state. */
    public static List<StateTransition> from(ConnectionState state) {
        return ALL.stream().filter(each -> each.from == state).toList();
    }
}
