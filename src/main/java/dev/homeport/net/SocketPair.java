package dev.homeport.net;

/** The four numbers that name one connection: local address and port, remote address and port (RFC 9293, section 3.3.1). */
public record SocketPair(Endpoint local, Endpoint remote) {
    /** The same connection as the other end sees it. */
    public SocketPair reversed() {
        return new SocketPair(remote, local);
    }

    @Override
    public String toString() {
        return local + " -> " + remote;
    }
}
