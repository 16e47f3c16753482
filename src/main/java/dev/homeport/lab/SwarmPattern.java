package dev.homeport.lab;

import java.nio.ByteBuffer;
import java.util.Random;

/**
 * The bytes that a swarm sends, made anew whenever they are needed and never kept. Printable ASCII, and each message of two
 * bytes or more ends with a newline: so a server that reads line by line can be loaded, too.
 *
 * <p>A client's stream runs round through a ring of random characters, each client's from a place of its own; over that, a
 * message begins with up to eight characters made of the seed, the client and the message's number. So bytes of another
 * client or another message show.
 */
final class SwarmPattern {
    /** The most that is made at once. */
    static final int MOST = 128 << 10;

    private static final int OWN = Long.BYTES;
    /** A prime: neighbouring messages are unlike, whatever their size, and so many clients have places of their own. */
    private static final int RING = 65_521;

    /** About the golden ratio's part of the ring: neighbouring clients begin far apart. */
    private static final int APART = 40_494;

    private final long seed;
    private final int size;
    private final int ownEnd;
    private final ByteBuffer table = ByteBuffer.allocateDirect(RING + MOST);

    /** @param size bytes of a message */
    SwarmPattern(long seed, int size) {
        this.seed = seed;
        this.size = size;
        ownEnd = size == 1 ? 1 : Math.min(OWN, size - 1);
        byte[] ring = new byte[RING];
        new Random(seed).nextBytes(ring);
        for (int i = 0; i < RING; i++) {
            ring[i] = (byte) ((ring[i] & 0x3f) + '0');
        }
        while (table.hasRemaining()) {
            table.put(ring, 0, Math.min(RING, table.remaining()));
        }
    }

    /** Fills the buffer with the client's stream from one position to another, or as much of it as fits. */
    ByteBuffer fill(ByteBuffer into, int client, long from, long to) {
        int count = (int) Math.min(into.capacity(), to - from);
        into.clear().limit(count);
        // One copy for all messages, as a copy for each costs more than its bytes.
        into.put(0, table, (int) (((long) client * APART + from) % RING), count);
        long message = from / size;
        int begins = -(int) (from % size);
        while (begins < count) {
            own(into, begins, mixed(client, message));
            message++;
            begins += size;
        }
        return into;
    }

    /** What a message has of its own, and its newline, as far as that is within the buffer's limit. */
    private void own(ByteBuffer into, int begins, long mixed) {
        int limit = into.limit();
        if (begins >= 0 && begins + OWN <= limit && ownEnd == OWN) {
            into.putLong(begins, printable(mixed));
        } else {
            long chars = printable(mixed);
            for (int i = Math.max(0, -begins); i < ownEnd && begins + i < limit; i++) {
                into.put(begins + i, (byte) (chars >>> (Long.SIZE - Byte.SIZE * (i + 1))));
            }
        }
        int newline = begins + size - 1;
        if (size > 1 && newline < limit) {
            into.put(newline, (byte) '\n');
        }
    }

    /** The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): neighbours come out unlike each other. */
    private long mixed(int client, long message) {
        long z = seed + client * 0x9E37_79B9_7F4A_7C15L + message * 0xD1B5_4A32_D192_ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }

    /** Each octet from 0 to o in ASCII. */
    private static long printable(long bits) {
        return (bits & 0x3f3f_3f3f_3f3f_3f3fL) + 0x3030_3030_3030_3030L;
    }
}
