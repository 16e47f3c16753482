package dev.homeport.net;

/** What a name in the lab stands for. */
public enum SocketKind {
    LISTENER("listener", "l"),
    CONNECTION("connection", "c"),
    ECHO_SERVER("echo server", "e"),
    WEB_SERVER("web server", "w"),
    DATAGRAM("UDP socket", "u"),
    UDP_ECHO_SERVER("UDP echo server", "e"),
    SWARM("swarm", "s"),
    PROXY("proxy", "p"),
    TAP("tap", "t");

    private final String word;
    private final String prefix;

    SocketKind(String word, String prefix) {
        this.word = word;
        this.prefix = prefix;
    }

    public String word() {
        return word;
    }

    /** The letter of names given by the lab: l1, c1, e1, w1, u1, p1, t1. */
    public String prefix() {
        return prefix;
    }

    /** Whether it waits for connections: listeners and servers on TCP. */
    public boolean listens() {
        return this != CONNECTION && this != SWARM && !isDatagram();
    }

    /** Whether it speaks UDP: whole datagrams, and no connections to wait for (RFC 768). */
    public boolean isDatagram() {
        return this == DATAGRAM || this == UDP_ECHO_SERVER;
    }

    /** Whether it passes on what connects to it, so that faults can be put on it. */
    public boolean isRelay() {
        return this == PROXY || this == TAP;
    }

    /** Whether it answers by itself. */
    public boolean isServer() {
        return this == UDP_ECHO_SERVER || (listens() && this != LISTENER);
    }
}
