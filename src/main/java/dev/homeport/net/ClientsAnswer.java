package dev.homeport.net;

import java.time.Duration;

/**
 * What came of many clients that were open together.
 *
 * @param asked how many were to be
 * @param counted how many the end speaks of: those that got their own bytes back, or those that it met
 * @param end how it ended
 * @param sent what the client sent that it happened to first; empty where that does not matter
 * @param came what came to that client
 * @param after how long it took until then
 */
public record ClientsAnswer(int asked, int counted, End end, Bytes sent, Bytes came, Duration after) {
    public ClientsAnswer(int asked, int counted, End end) {
        this(asked, counted, end, Bytes.EMPTY, Bytes.EMPTY, Duration.ZERO);
    }

    /** How it ended. */
    public enum End {
        /** Each got its own bytes back, the last to connect while all others were silent. */
        SERVED,
        /** Nobody listens there. */
        REFUSED,
        /** Not all got a connection: counted did. */
        NOT_CONNECTED,
        /** A client was spoken to before any of them spoke. */
        SPOKE_FIRST,
        /** Clients that had not got their bytes back were closed; counted of them at least. */
        CLOSED,
        /** As CLOSED, by RST. */
        RESET,
        /** A client got other bytes than it sent. */
        OTHER_BYTES,
        /** A client got more than it sent. */
        SURPLUS,
        /** The last to connect got its bytes back only after the others had spoken and ended their streams. */
        IN_TURN,
        /** No more came before the deadline: counted were served until then. */
        TIMED_OUT
    }
}
