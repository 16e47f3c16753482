package dev.homeport.net;

/** Why a client of a swarm ended before its work was done. */
public enum SwarmTrouble {
    REFUSED("refused"),
    RESET("reset"),
    CLOSED_EARLY("closed early"),
    WRONG_BYTE("wrong byte"),
    /** The first bytes that came are a TLS record, which a swarm does not speak. */
    SPEAKS_TLS("speaks TLS"),
    TIMED_OUT("timed out"),
    OTHER("failed");

    private final String words;

    SwarmTrouble(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
