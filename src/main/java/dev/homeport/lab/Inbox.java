package dev.homeport.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes taken from the kernel and not yet handed out. */
final class Inbox {
    private static final int ONE_READ = 64 << 10;

    private byte[] content = new byte[0];
    private int size;
    private boolean atEnd;

    int size() {
        return size;
    }

    /** Whether end of stream was read: nothing follows what is here. */
    boolean isAtEnd() {
        return atEnd;
    }

    /** Reads once, without waiting, until at most {@code atMost} bytes are here; false if there is nothing to read yet. */
    boolean fill(Layer layer, int atMost) throws IOException {
        int wanted = Math.min(ONE_READ, Math.max(1, atMost - size));
        if (content.length - size < wanted) {
            content = Arrays.copyOf(content, Math.max(size + wanted, Math.min(2 * size, atMost)));
        }
        int count = layer.read(ByteBuffer.wrap(content, size, wanted));
        if (count > 0) {
            size += count;
        }
        atEnd = count < 0;
        return count != 0;
    }

    byte[] take(int atMost) {
        int count = Math.min(size, atMost);
        byte[] taken = Arrays.copyOf(content, count);
        content = Arrays.copyOfRange(content, count, size);
        size = content.length;
        return taken;
    }
}
