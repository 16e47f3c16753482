package dev.homeport.net;

/** What a name in the lab stands for. */
public enum SocketKind {
    LISTENER("listener", "l"),
    CONNECTION("connection", "c"),
    ECHO_SERVER("echo server", "e"),
    WEB_SERVER("web server", "w");

    private final String word;
    private final String prefix;

    SocketKind(String word, String prefix) {
        this.word = word;
        this.prefix = prefix;
    }

    public String word() {
        return word;
    }

    /** The letter of names given by the lab: l1, c1, e1, w1. */
    public String prefix() {
        return prefix;
    }

    /** Whether it waits for connections: all but a connection itself. */
    public boolean listens() {
        return this != CONNECTION;
    }
}
