package dev.homeport.kernel;

import dev.homeport.net.ConnectionState;
import org.jspecify.annotations.Nullable;

/** Why no process is named for a socket. */
final class WhyNoOwner {
    static final String NOT_TOLD = "not permitted: owned by another user, or already gone";
    private static final String IN_QUEUE = "waiting in the listener's queue: no program has accepted it yet";

    private WhyNoOwner() {}

    /**
     * @param state null for UDP
     * @param listenerKnown whether the owner of the listener on its port is known
     */
    static String of(@Nullable ConnectionState state, boolean listenerKnown) {
        if (state == null) {
            return NOT_TOLD;
        }
        return switch (state) {
            // The program has let go of these; only the kernel works on them still.
            case TIME_WAIT, FIN_WAIT_1, FIN_WAIT_2, CLOSING, LAST_ACK, SYN_RECEIVED ->
                "the kernel names no owner in " + state;
            case ESTABLISHED, CLOSE_WAIT -> listenerKnown ? IN_QUEUE : NOT_TOLD;
            case LISTEN, SYN_SENT, CLOSED -> NOT_TOLD;
        };
    }
}
