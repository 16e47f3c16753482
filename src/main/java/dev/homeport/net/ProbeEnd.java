package dev.homeport.net;

/** How a probe's connection ended, in the words that learners meet. */
public enum ProbeEnd {
    COMPLETE("it answered in full"),
    REFUSED("connection refused: nobody listens there"),
    /** No handshake: nothing answered the SYN. */
    NOT_CONNECTED("no connection before the deadline"),
    TIMED_OUT("no more came before the deadline"),
    CLOSED("end of stream: the peer closed"),
    RESET("connection reset by the peer");

    private final String meaning;

    ProbeEnd(String meaning) {
        this.meaning = meaning;
    }

    public String meaning() {
        return meaning;
    }
}
