package dev.homeport.testkit;

import dev.homeport.net.Bytes;
import dev.homeport.net.ConnectionState;

/** What a connection of the lab's is, and what happened to it since the test began. */
public class ConnectionAssert extends SentenceAssert<ConnectionAssert, Connection> {
    public ConnectionAssert(Connection actual) {
        super(actual, ConnectionAssert.class, actual.eyes);
    }

    /** It is in ESTABLISHED: data can flow both ways. */
    @Spells("connection NAME is established")
    public ConnectionAssert isEstablished() {
        return holds("connection NAME is established", actual.name());
    }

    /** The kernel has it in that state (RFC 9293, section 3.3.2). */
    @Spells("connection NAME is in STATE")
    public ConnectionAssert isIn(ConnectionState state) {
        return holds("connection NAME is in STATE", actual.name(), state.word());
    }

    /** Its TLS handshake is done. */
    @Spells("connection NAME is encrypted")
    public ConnectionAssert isEncrypted() {
        return holds("connection NAME is encrypted", actual.name());
    }

    /** Exactly the text was sent on it, in however many pieces. */
    @Spells("connection NAME sent TEXT")
    public ConnectionAssert sent(String text) {
        return sent(Bytes.utf8(text));
    }

    /** As {@link #sent(String)}, with any bytes. */
    @Spells("connection NAME sent TEXT")
    public ConnectionAssert sent(Bytes bytes) {
        return holds("connection NAME sent TEXT", actual.name(), bytes);
    }

    /** Exactly the text was received on it, in however many pieces. */
    @Spells("connection NAME received TEXT")
    public ConnectionAssert received(String text) {
        return received(Bytes.utf8(text));
    }

    /** As {@link #received(String)}, with any bytes. */
    @Spells("connection NAME received TEXT")
    public ConnectionAssert received(Bytes bytes) {
        return holds("connection NAME received TEXT", actual.name(), bytes);
    }

    /** Exactly so many bytes were received on it. */
    @Spells("connection NAME received N bytes")
    public ConnectionAssert receivedBytes(int count) {
        return holds("connection NAME received N bytes", actual.name(), count);
    }

    /** Nobody listened there: RST came in answer to SYN. */
    @Spells("connection NAME was refused")
    public ConnectionAssert wasRefused() {
        return holds("connection NAME was refused", actual.name());
    }

    /** It was refused, and it was that port it asked. */
    @Spells("connection NAME was refused by port PORT")
    public ConnectionAssert wasRefusedByPort(int port) {
        return holds("connection NAME was refused by port PORT", actual.name(), port);
    }

    /** The peer's RST came. */
    @Spells("connection NAME was reset")
    public ConnectionAssert wasReset() {
        return holds("connection NAME was reset", actual.name());
    }

    /** Nobody answered until the deadline of its connecting was over. */
    @Spells("connection NAME timed out")
    public ConnectionAssert timedOut() {
        return holds("connection NAME timed out", actual.name());
    }

    /** The peer's FIN came and was seen by a receive: end of stream. */
    @Spells("connection NAME was closed by the peer")
    public ConnectionAssert wasClosedByThePeer() {
        return holds("connection NAME was closed by the peer", actual.name());
    }

    /** It sent FIN and could still receive (RFC 9293, section 3.6.1). */
    @Spells("connection NAME is half-closed")
    public ConnectionAssert isHalfClosed() {
        return holds("connection NAME is half-closed", actual.name());
    }

    /** It sent RST (RFC 9293, section 3.10.5). */
    @Spells("connection NAME was aborted")
    public ConnectionAssert wasAborted() {
        return holds("connection NAME was aborted", actual.name());
    }

    /** It was open once, and is closed. */
    @Spells("connection NAME is closed")
    public ConnectionAssert isClosed() {
        return holds("connection NAME is closed", actual.name());
    }
}
