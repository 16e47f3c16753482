package dev.homeport.testkit;

import dev.homeport.net.Bytes;

/** Which datagrams came and went on a UDP socket of the lab's since the test began. */
public class DatagramsAssert extends SentenceAssert<DatagramsAssert, Datagrams> {
    public DatagramsAssert(Datagrams actual) {
        super(actual, DatagramsAssert.class, actual.eyes);
    }

    /** Exactly so many datagrams were received; empty ones count. */
    @Spells("udp NAME received N datagrams")
    public DatagramsAssert receivedDatagrams(int count) {
        return holds("udp NAME received N datagrams", actual.name(), count);
    }

    /** A datagram with exactly the text was received, whole. */
    @Spells("udp NAME received TEXT")
    public DatagramsAssert received(String text) {
        return received(Bytes.utf8(text));
    }

    /** As {@link #received(String)}, with any bytes. */
    @Spells("udp NAME received TEXT")
    public DatagramsAssert received(Bytes bytes) {
        return holds("udp NAME received TEXT", actual.name(), bytes);
    }

    /** A datagram that starts with the text was received. */
    @Spells("udp NAME received starting TEXT")
    public DatagramsAssert receivedStarting(String text) {
        return receivedStarting(Bytes.utf8(text));
    }

    /** As {@link #receivedStarting(String)}, with any bytes. */
    @Spells("udp NAME received starting TEXT")
    public DatagramsAssert receivedStarting(Bytes bytes) {
        return holds("udp NAME received starting TEXT", actual.name(), bytes);
    }

    /** A datagram with the text somewhere in it was received. */
    @Spells("udp NAME received containing TEXT")
    public DatagramsAssert receivedContaining(String text) {
        return receivedContaining(Bytes.utf8(text));
    }

    /** As {@link #receivedContaining(String)}, with any bytes. */
    @Spells("udp NAME received containing TEXT")
    public DatagramsAssert receivedContaining(Bytes bytes) {
        return holds("udp NAME received containing TEXT", actual.name(), bytes);
    }

    /** A receive waited in vain, and no datagram was received. */
    @Spells("udp NAME received nothing")
    public DatagramsAssert receivedNothing() {
        return holds("udp NAME received nothing", actual.name());
    }

    /** A datagram that had exactly so many bytes was received, whole or cut. */
    @Spells("udp NAME received a datagram of N bytes")
    public DatagramsAssert receivedDatagramOf(int bytes) {
        return holds("udp NAME received a datagram of N bytes", actual.name(), bytes);
    }

    /** A datagram without a byte was received. */
    @Spells("udp NAME received an empty datagram")
    public DatagramsAssert receivedEmptyDatagram() {
        return holds("udp NAME received an empty datagram", actual.name());
    }

    /** It waited until a deadline was over: to receive, or to send. */
    @Spells("udp NAME timed out")
    public DatagramsAssert timedOut() {
        return holds("udp NAME timed out", actual.name());
    }

    /** bind(2) refused it what it asked for. */
    @Spells("udp NAME was refused to bind")
    public DatagramsAssert wasRefusedToBind() {
        return holds("udp NAME was refused to bind", actual.name());
    }

    /** bind(2) refused it that port, as another socket has it (EADDRINUSE). */
    @Spells("udp NAME was refused to bind to port PORT")
    public DatagramsAssert wasRefusedToBindToPort(int port) {
        return holds("udp NAME was refused to bind to port PORT", actual.name(), port);
    }

    /** Exactly so many bytes were lost, since a receive had no room for them (recv(2), MSG_TRUNC). */
    @Spells("udp NAME lost N bytes")
    public DatagramsAssert lostBytes(int count) {
        return holds("udp NAME lost N bytes", actual.name(), count);
    }

    /** Exactly so many datagrams were sent; empty ones count. */
    @Spells("udp NAME sent N datagrams")
    public DatagramsAssert sentDatagrams(int count) {
        return holds("udp NAME sent N datagrams", actual.name(), count);
    }

    /** ICMP told it that no socket has its peer's port (RFC 1122, section 4.1.3.3). */
    @Spells("udp NAME was told port unreachable")
    public DatagramsAssert wasToldPortUnreachable() {
        return holds("udp NAME was told port unreachable", actual.name());
    }
}
