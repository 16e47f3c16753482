package dev.homeport.testkit;

import dev.homeport.net.Bytes;
import dev.homeport.net.PortClass;

/** What is at a TCP port: who listens, what it answers, and in which range the number is. */
public class PortAssert extends SentenceAssert<PortAssert, TcpPort> {
    public PortAssert(TcpPort actual) {
        super(actual, PortAssert.class, actual.eyes);
    }

    /** Some program listens on it. */
    @Spells("port PORT is listening")
    public PortAssert isListening() {
        return holds("port PORT is listening", actual.number);
    }

    /** No program listens on it, and it can be bound now, on 127.0.0.1 and ::1. */
    @Spells("port PORT is free")
    public PortAssert isFree() {
        return holds("port PORT is free", actual.number);
    }

    /** All that listens on it is bound to loopback, and something does. */
    @Spells("port PORT is reachable only from this machine")
    public PortAssert isReachableOnlyFromThisMachine() {
        return holds("port PORT is reachable only from this machine", actual.number);
    }

    /**
     * One of its holders has that name.
     *
     * @param program its name, its file's, or that of the script, module or jar it runs; {@code python} stands for python3.11
     */
    @Spells("port PORT is held by PROGRAM")
    public PortAssert isHeldBy(String program) {
        return holds("port PORT is held by PROGRAM", actual.number, program);
    }

    /** The number is in the range from which this kernel picks ports. */
    @Spells("port PORT is in the ephemeral range")
    public PortAssert isInTheEphemeralRange() {
        return holds("port PORT is in the ephemeral range", actual.number);
    }

    /** The number is in that range of RFC 6335, section 6. */
    @Spells("port PORT is in the CLASS range")
    public PortAssert isInRange(PortClass range) {
        return holds("port PORT is in the CLASS range", actual.number, range.word());
    }

    /**
     * A client that connects and sends the text gets the same bytes back, nothing before it spoke and no more afterwards. A
     * good answer takes about half a second to be told from one that goes on.
     *
     * @param text not empty; sent in UTF-8
     */
    @Spells("port PORT echoes TEXT")
    public PortAssert echoes(String text) {
        return echoes(Bytes.utf8(text));
    }

    /** As {@link #echoes(String)}, with any bytes. */
    @Spells("port PORT echoes TEXT")
    public PortAssert echoes(Bytes bytes) {
        return holds("port PORT echoes TEXT", actual.number, bytes);
    }

    /**
     * A client that sends the text and FIN at once gets the same bytes back, then end of stream (RFC 9293, section 3.6.1).
     *
     * @param text not empty; sent in UTF-8
     */
    @Spells("port PORT echoes TEXT after half-close")
    public PortAssert echoesAfterHalfClose(String text) {
        return echoesAfterHalfClose(Bytes.utf8(text));
    }

    /** As {@link #echoesAfterHalfClose(String)}, with any bytes. */
    @Spells("port PORT echoes TEXT after half-close")
    public PortAssert echoesAfterHalfClose(Bytes bytes) {
        return holds("port PORT echoes TEXT after half-close", actual.number, bytes);
    }

    /** @param count 1 to 1,048,576 */
    @Spells("port PORT echoes N random bytes")
    public PortAssert echoesRandomBytes(int count) {
        return holds("port PORT echoes N random bytes", actual.number, count);
    }

    /** A TLS handshake succeeds, whatever the certificate (RFC 9846). */
    @Spells("port PORT speaks TLS")
    public PortAssert speaksTls() {
        return holds("port PORT speaks TLS", actual.number);
    }

    /**
     * So many clients are connected at the same moment; the last one speaks first, while the others are silent, and each gets
     * its own bytes back.
     *
     * @param clients 1 to 1,000
     */
    @Spells("port PORT serves N clients at once")
    public PortAssert servesClientsAtOnce(int clients) {
        return holds("port PORT serves N clients at once", actual.number, clients);
    }
}
