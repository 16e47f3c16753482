package dev.homeport.lab;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * The bytes that a swarm sends. A client's stream runs round and round through one ring of random bytes, each client's from
 * another place: any byte is known without being kept, and a stream that got crossed with another shows. The ring's length is
 * a prime, so no two messages that follow each other are alike, whatever their size.
 */
final class SwarmPattern {
    /** The most that can be looked at as one piece. */
    static final int MOST = 256 << 10;

    /** The largest prime below 65536. */
    private static final int RING = 65_521;

    private final ByteBuffer table;

    SwarmPattern(long seed) {
        byte[] ring = new byte[RING];
        new Random(seed).nextBytes(ring);
        table = ByteBuffer.allocateDirect(RING + MOST);
        while (table.hasRemaining()) {
            table.put(ring, 0, Math.min(RING, table.remaining()));
        }
    }

    /** The client's stream from one position to another, {@link #MOST} bytes at most. The next call moves the same buffer. */
    ByteBuffer bytes(int client, long from, long to) {
        int place = place(client, from);
        return table.limit(place + (int) Math.min(MOST, to - from)).position(place);
    }

    /** The first byte of {@code got} that is not the stream's, counted from its position; -1 if all are right. */
    int mismatch(ByteBuffer got, int client, long position) {
        return got.mismatch(bytes(client, position, position + got.remaining()));
    }

    byte at(int client, long position) {
        return table.get(place(client, position));
    }

    private static int place(int client, long position) {
        // Fibonacci hashing: neighbours begin far apart.
        return (int) (((client * 0x9E37_79B9L & 0xffff_ffffL) + position) % RING);
    }
}
