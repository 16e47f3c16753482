package dev.homeport.net;

/** Why a client of a swarm ended before its work was done. */
public enum SwarmTrouble {
    REFUSED("refused"),
    RESET("reset"),
    CLOSED_EARLY("closed early"),
    WRONG_BYTE("wrong byte"),
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
