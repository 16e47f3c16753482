package dev.homeport.lab;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;

/** Buffers with which the TLS connections of one loop take turns: of thousands of clients few are busy at a time. */
final class TlsBuffers {
    private static final int MOST_SPARE = 16;

    private final Queue<ByteBuffer> spare = new ArrayDeque<>(MOST_SPARE);

    /** Empty, from index 0 to its capacity, which is at least the one asked for. */
    synchronized ByteBuffer take(int capacity) {
        ByteBuffer buffer = spare.poll();
        return buffer == null || buffer.capacity() < capacity ? ByteBuffer.allocate(capacity) : buffer.clear();
    }

    /** The giver has no use of it any more. */
    synchronized void give(ByteBuffer buffer) {
        if (spare.size() < MOST_SPARE) {
            spare.add(buffer);
        }
    }
}
