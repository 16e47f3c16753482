package dev.homeport.net;

import java.time.Duration;

/**
 * What a port looks like from outside.
 *
 * @param answer the first bytes that came, at most 1,024; empty if none did
 * @param took from the first packet to the outcome
 * @param system what the system said where the outcome is a failure; empty otherwise
 */
public record Probed(Outcome outcome, Bytes answer, Duration took, String system) {
    /** How it came out. */
    public enum Outcome {
        /** TCP: RST, or ICMP that says port unreachable; UDP: that ICMP message. */
        REFUSED,
        /** TCP: nothing came back before the deadline. A Unix socket: there was no room in the listener's queue. */
        TIMED_OUT,
        /** The system says that the way is barred: ICMP host unreachable, net unreachable or prohibited; or EPERM. */
        UNREACHABLE,
        /** TCP or a Unix stream: connected, and nothing more came. */
        ACCEPTED_SILENT,
        /** TCP: connected, and the server spoke first. */
        GREETED,
        /** TCP: connected, and the server ended the stream without a word. */
        CLOSED,
        /** TCP: connected, and then RST came. */
        RESET,
        /** UDP: a datagram came back. */
        ANSWERED,
        /** UDP: nothing came back, which is what open and dropped ports have in common. */
        SILENT;

        /** As in JSON: {@code timed-out}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
