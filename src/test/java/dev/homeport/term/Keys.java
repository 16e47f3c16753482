package dev.homeport.term;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A keyboard: bytes that any thread can press. Ends when closed. */
final class Keys extends InputStream {
    private static final int END = -1;
    private final BlockingQueue<Integer> pressed = new LinkedBlockingQueue<>();

    void press(String text) {
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            pressed.add(each & 0xff);
        }
    }

    @Override
    public int read() throws IOException {
        try {
            int next = pressed.take();
            if (next == END) {
                pressed.add(END);
            }
            return next;
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }

    @Override
    public void close() {
        pressed.add(END);
    }
}
