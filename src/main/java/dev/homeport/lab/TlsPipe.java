package dev.homeport.lab;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The JDK's engine, a channel, and what lies between them: records on the one side, bytes on the other. For one thread. */
final class TlsPipe {
    static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final SocketChannel channel;
    private final SSLEngine engine;
    private final @Nullable TlsBuffers shared;

    /** From the kernel, encrypted; filled up to its position. */
    private ByteBuffer in = ByteBuffer.allocate(0);
    /** For the kernel, encrypted; from its position to its limit. */
    private ByteBuffer out = ByteBuffer.allocate(0);
    /** Decrypted and not handed out; from its position to its limit. */
    private ByteBuffer plain = ByteBuffer.allocate(0);

    /** @param shared null where the connection keeps its buffers */
    TlsPipe(SocketChannel channel, SSLEngine engine, @Nullable TlsBuffers shared) {
        this.channel = channel;
        this.engine = engine;
        this.shared = shared;
    }

    boolean hasPlain() {
        return plain.hasRemaining();
    }

    boolean hasOut() {
        return out.hasRemaining();
    }

    /** How many bytes of the kernel's wait for the engine. */
    int filled() {
        return in.position();
    }

    /** Of what waits for the engine. */
    byte at(int index) {
        return in.get(index);
    }

    void add(byte one) {
        in.put(one);
    }

    /** Hands out what is decrypted. */
    int take(ByteBuffer into) {
        int count = Math.min(plain.remaining(), into.remaining());
        into.put(into.position(), plain, plain.position(), count);
        into.position(into.position() + count);
        plain.position(plain.position() + count);
        return count;
    }

    SSLEngineResult.Status unwrap() throws SSLException {
        in.flip();
        plain.clear();
        SSLEngineResult.Status status;
        try {
            status = engine.unwrap(in, plain).getStatus();
        } finally {
            in.compact();
            plain.flip();
        }
        if (status == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            plain = allocate(Math.max(engine.getSession().getApplicationBufferSize(), 2 * plain.capacity()))
                    .limit(0);
        }
        return status;
    }

    /** Adds what the engine makes of it to what goes to the kernel. */
    void wrap(ByteBuffer from) throws SSLException {
        while (true) {
            out.compact();
            SSLEngineResult.Status status;
            try {
                status = engine.wrap(from, out).getStatus();
            } finally {
                out.flip();
            }
            if (status != SSLEngineResult.Status.BUFFER_OVERFLOW) {
                return;
            }
            int room = out.remaining() + engine.getSession().getPacketBufferSize();
            out = allocate(room).put(out).flip();
        }
    }

    /** Hands the kernel what it takes; whether that was all. */
    boolean send() throws IOException {
        if (out.hasRemaining()) {
            channel.write(out);
        }
        return !out.hasRemaining();
    }

    /** As {@link SocketChannel#read(ByteBuffer)}. */
    int fill() throws IOException {
        if (!in.hasRemaining()) {
            int room = Math.max(engine.getSession().getPacketBufferSize(), 2 * in.capacity());
            in = allocate(room).put(in.flip());
        }
        return channel.read(in);
    }

    /** The engine has written down what it does not like; the peer should hear it. */
    void sendAlert() {
        try {
            wrap(NOTHING);
            send();
        } catch (IOException alsoFailed) {
            // The first failure is the one to tell.
        }
    }

    /** Whether the kernel took the close_notify. */
    boolean sendGoodbye() throws IOException {
        engine.closeOutbound();
        // What stands in out already goes first; wrap adds to it.
        for (int i = 0; i < 3 && !engine.isOutboundDone(); i++) {
            wrap(NOTHING);
        }
        return send();
    }

    /** Takes what the kernel has, at most 1 MiB. */
    void throwAway() throws IOException {
        ByteBuffer rest = ByteBuffer.allocate(16 << 10);
        for (int i = 0; i < 64 && channel.read(rest.clear()) > 0; i++) {
            // Thrown away.
        }
    }

    void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** Gives empty buffers to whoever needs some; whether others are kept. */
    boolean share() {
        if (shared == null) {
            return true;
        }
        if (in.position() == 0) {
            in = giveBack(shared, in);
        }
        if (!out.hasRemaining()) {
            out = giveBack(shared, out);
        }
        if (!plain.hasRemaining()) {
            plain = giveBack(shared, plain);
        }
        return in.capacity() + out.capacity() + plain.capacity() > 0;
    }

    private static ByteBuffer giveBack(TlsBuffers shared, ByteBuffer buffer) {
        if (buffer.capacity() == 0) {
            return buffer;
        }
        shared.give(buffer);
        return ByteBuffer.allocate(0);
    }

    private ByteBuffer allocate(int capacity) {
        return shared == null ? ByteBuffer.allocate(capacity) : shared.take(capacity);
    }
}
