package dev.homeport.net;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The eleven states of a TCP connection (RFC 9293, section 3.3.2). */
public enum ConnectionState {
    LISTEN("waiting for a connection request"),
    SYN_SENT("asked to connect, waiting for the answer"),
    SYN_RECEIVED("got and sent a connection request, waiting for its acknowledgment"),
    ESTABLISHED("open, data can flow both ways"),
    FIN_WAIT_1("sent FIN, waiting for its acknowledgment"),
    FIN_WAIT_2("our FIN is acknowledged, waiting for the peer's FIN"),
    CLOSE_WAIT("the peer sent FIN, waiting for this program to close"),
    CLOSING("both sent FIN at once, waiting for the acknowledgment"),
    LAST_ACK("sent our FIN after the peer's, waiting for its acknowledgment"),
    TIME_WAIT("closed on both sides, waiting until old segments are gone"),
    CLOSED("no connection at all");

    /** What netstat and ss print where it is not the RFC's word with other dashes. */
    private static final Map<String, ConnectionState> ALIASES = Map.of(
            "ESTAB", ESTABLISHED,
            "SYN_RECV", SYN_RECEIVED,
            "SYN_RCVD", SYN_RECEIVED,
            "FIN_WAIT1", FIN_WAIT_1,
            "FIN_WAIT2", FIN_WAIT_2,
            "LISTENING", LISTEN,
            "CLOSE", CLOSED,
            "UNCONN", CLOSED);

    private final String meaning;

    ConnectionState(String meaning) {
        this.meaning = meaning;
    }

    /** The state as the RFC writes it: {@code CLOSE-WAIT}. */
    public String word() {
        return name().replace('_', '-');
    }

    /** Whether it is one of those that only the peer's FIN leads to (RFC 9293, section 3.3.2, figure 5). */
    public boolean tellsPeersFin() {
        return this == CLOSE_WAIT || this == LAST_ACK || this == CLOSING || this == TIME_WAIT;
    }

    /** What the state means, in a few words for a learner. */
    public String meaning() {
        return meaning;
    }

    /** Reads the RFC's, netstat's or ss's spelling, in any case; empty if none of them. */
    public static Optional<ConnectionState> parse(String text) {
        String key = text.toUpperCase(Locale.ROOT).replace('-', '_');
        for (ConnectionState each : values()) {
            if (each.name().equals(key)) {
                return Optional.of(each);
            }
        }
        return Optional.ofNullable(ALIASES.get(key));
    }

    @Override
    public String toString() {
        return word();
    }
}
