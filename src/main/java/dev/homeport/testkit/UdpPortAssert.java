package dev.homeport.testkit;

import dev.homeport.net.Bytes;

/** What is at a UDP port. */
public class UdpPortAssert extends SentenceAssert<UdpPortAssert, UdpPort> {
    public UdpPortAssert(UdpPort actual) {
        super(actual, UdpPortAssert.class, actual.eyes);
    }

    /** A program has a UDP socket on it. */
    @Spells("udp port PORT is bound")
    public UdpPortAssert isBound() {
        return holds("udp port PORT is bound", actual.number);
    }

    /** No program has a UDP socket on it. */
    @Spells("udp port PORT is free")
    public UdpPortAssert isFree() {
        return holds("udp port PORT is free", actual.number);
    }

    /**
     * A datagram with the text comes back as it went, once; others may come too.
     *
     * @param text not empty; sent in UTF-8
     */
    @Spells("udp port PORT echoes TEXT")
    public UdpPortAssert echoes(String text) {
        return echoes(Bytes.utf8(text));
    }

    /** As {@link #echoes(String)}, with any bytes. */
    @Spells("udp port PORT echoes TEXT")
    public UdpPortAssert echoes(Bytes bytes) {
        return holds("udp port PORT echoes TEXT", actual.number, bytes);
    }
}
