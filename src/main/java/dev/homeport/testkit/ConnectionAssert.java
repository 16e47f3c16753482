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

    /** What was sent on it starts with the text. */
    @Spells("connection NAME sent starting TEXT")
    public ConnectionAssert sentStarting(String text) {
        return sentStarting(Bytes.utf8(text));
    }

    /** As {@link #sentStarting(String)}, with any bytes. */
    @Spells("connection NAME sent starting TEXT")
    public ConnectionAssert sentStarting(Bytes bytes) {
        return holds("connection NAME sent starting TEXT", actual.name(), bytes);
    }

    /** The text is somewhere in what was sent on it. */
    @Spells("connection NAME sent containing TEXT")
    public ConnectionAssert sentContaining(String text) {
        return sentContaining(Bytes.utf8(text));
    }

    /** As {@link #sentContaining(String)}, with any bytes. */
    @Spells("connection NAME sent containing TEXT")
    public ConnectionAssert sentContaining(Bytes bytes) {
        return holds("connection NAME sent containing TEXT", actual.name(), bytes);
    }

    /** Exactly so many bytes were sent on it. */
    @Spells("connection NAME sent N bytes")
    public ConnectionAssert sentBytes(int count) {
        return holds("connection NAME sent N bytes", actual.name(), count);
    }

    /** Something happened to it, and nothing was sent on it. */
    @Spells("connection NAME sent nothing")
    public ConnectionAssert sentNothing() {
        return holds("connection NAME sent nothing", actual.name());
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

    /** What was received on it starts with the text. */
    @Spells("connection NAME received starting TEXT")
    public ConnectionAssert receivedStarting(String text) {
        return receivedStarting(Bytes.utf8(text));
    }

    /** As {@link #receivedStarting(String)}, with any bytes. */
    @Spells("connection NAME received starting TEXT")
    public ConnectionAssert receivedStarting(Bytes bytes) {
        return holds("connection NAME received starting TEXT", actual.name(), bytes);
    }

    /** The text is somewhere in what was received on it. */
    @Spells("connection NAME received containing TEXT")
    public ConnectionAssert receivedContaining(String text) {
        return receivedContaining(Bytes.utf8(text));
    }

    /** As {@link #receivedContaining(String)}, with any bytes. */
    @Spells("connection NAME received containing TEXT")
    public ConnectionAssert receivedContaining(Bytes bytes) {
        return holds("connection NAME received containing TEXT", actual.name(), bytes);
    }

    /** A receive waited in vain, or the stream ended, and not a byte had come. */
    @Spells("connection NAME received nothing")
    public ConnectionAssert receivedNothing() {
        return holds("connection NAME received nothing", actual.name());
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

    /** The peer's RST came, whether anything was received since or not. */
    @Spells("connection NAME was reset")
    public ConnectionAssert wasReset() {
        return holds("connection NAME was reset", actual.name());
    }

    /** It waited until a deadline was over: to be connected, to receive, or to send. */
    @Spells("connection NAME timed out")
    public ConnectionAssert timedOut() {
        return holds("connection NAME timed out", actual.name());
    }

    /** The peer's FIN came; nothing need have been received. */
    @Spells("connection NAME was closed by the peer")
    public ConnectionAssert wasClosedByThePeer() {
        return holds("connection NAME was closed by the peer", actual.name());
    }

    /** A receive came to where the peer's stream ends. */
    @Spells("connection NAME found the end of stream")
    public ConnectionAssert foundTheEndOfStream() {
        return holds("connection NAME found the end of stream", actual.name());
    }

    /** It has sent FIN, and its peer has not: it can still receive (RFC 9293, section 3.6.1). */
    @Spells("connection NAME is half-closed")
    public ConnectionAssert isHalfClosed() {
        return holds("connection NAME is half-closed", actual.name());
    }

    /** It sent FIN, and could still receive then. */
    @Spells("connection NAME was half-closed")
    public ConnectionAssert wasHalfClosed() {
        return holds("connection NAME was half-closed", actual.name());
    }

    /** It sent RST: by abort, or by a close with bytes unread (RFC 9293, sections 3.10.5 and 3.6.1). */
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
