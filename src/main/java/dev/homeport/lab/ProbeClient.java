package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.ProbeEnd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One connection of an echo probe. It is silent until it is told to speak, and reads all that comes, at any time. */
final class ProbeClient {
    /** Of what comes beyond the payload this much is kept: enough to see that it is too much. */
    static final int MOST_SURPLUS = 64 << 10;

    private final SocketChannel channel;
    private final Bytes payload;
    private final byte[] owed;
    private final ByteBuffer out;
    private final ByteArrayOutputStream early = new ByteArrayOutputStream(0);
    private final ByteArrayOutputStream received;
    private @Nullable ProbeEnd end;
    private boolean connected;
    private boolean spoken;
    private boolean ending;
    private boolean astray;
    private long connectedAt;
    private long spokenAt;
    private long answeredAt;
    private long endedAt;

    private ProbeClient(SocketChannel channel, Bytes payload) {
        this.channel = channel;
        this.payload = payload;
        owed = payload.toArray();
        out = ByteBuffer.wrap(owed);
        received = new ByteArrayOutputStream(payload.length());
    }

    /** Begins to connect. */
    static ProbeClient start(Endpoint to, Bytes payload, Selector selector, ProbePorts probePorts) throws IOException {
        ProbeClient client = new ProbeClient(Addresses.socketFor(to), payload);
        try {
            client.channel.configureBlocking(false);
            Addresses.sendAtOnce(client.channel);
            SelectionKey key = client.channel.register(selector, 0, client);
            client.connect(to, key, probePorts);
            return client;
        } catch (IOException | RuntimeException failed) {
            Quietly.close(client.channel);
            throw failed;
        }
    }

    private void connect(Endpoint to, SelectionKey key, ProbePorts probePorts) throws IOException {
        try {
            probePorts.bind(channel, to);
            if (channel.connect(to.toSocketAddress())) {
                connected(key);
            } else {
                key.interestOps(SelectionKey.OP_CONNECT);
            }
        } catch (IOException failed) {
            if (Troubles.isTooManyFiles(failed)) {
                throw failed;
            }
            fail(failed);
        }
    }

    @Nullable
    SelectionKey key(Selector selector) {
        return channel.keyFor(selector);
    }

    boolean isOver() {
        return end != null;
    }

    boolean isConnected() {
        return connected;
    }

    /** Whether the handshake is done, or there will be none. */
    boolean isSettled() {
        return connected || isOver();
    }

    /** How it ended so far; null while it goes on. */
    @Nullable
    ProbeEnd end() {
        return end;
    }

    Bytes payload() {
        return payload;
    }

    /** What came before it spoke. */
    Bytes early() {
        return Bytes.of(early.toByteArray());
    }

    boolean heardEarly() {
        return early.size() > 0;
    }

    /** What came since it spoke. */
    Bytes received() {
        return Bytes.of(received.toByteArray());
    }

    /** Whether as many bytes came as it is owed. */
    boolean isAnswered() {
        return spoken && received.size() >= payload.length();
    }

    boolean gotItsOwnBack() {
        return isAnswered() && !astray;
    }

    /** Whether what came is no beginning of what is owed: more bytes do not mend it. */
    boolean isAstray() {
        return astray;
    }

    /** From its handshake to its end. */
    Duration lifetime() {
        return Duration.ofNanos(Math.max(0, endedAt - connectedAt));
    }

    /** From its first word to the last byte that it is owed. */
    Duration answeredAfter() {
        return Duration.ofNanos(Math.max(0, answeredAt - spokenAt));
    }

    /** Goes on where the selector says so. */
    void advance(SelectionKey key, ByteBuffer buffer) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                connected(key);
            }
            if (key.isReadable()) {
                read(key, buffer);
            }
            if (end == null && key.isWritable()) {
                write(key);
            }
        } catch (IOException failed) {
            fail(failed);
        }
        if (isOver()) {
            key.cancel();
        }
    }

    /** Now it may speak. What has come by then came before. */
    void speak(SelectionKey key, ByteBuffer buffer) {
        try {
            read(key, buffer);
            if (end == null) {
                spoken = true;
                spokenAt = System.nanoTime();
                answeredAt = spokenAt;
                write(key);
            }
        } catch (IOException failed) {
            fail(failed);
        }
    }

    /** FIN, as soon as all is sent. */
    void halfClose(SelectionKey key) {
        ending = true;
        try {
            if (end == null) {
                write(key);
            }
        } catch (IOException failed) {
            fail(failed);
        }
    }

    /** Ends with a plain FIN: close(2) sends RST instead where something is unread. */
    void close() {
        try {
            if (connected) {
                channel.shutdownOutput();
                ByteBuffer rest = ByteBuffer.allocate(4 << 10);
                for (int read = 0; read < MOST_SURPLUS && channel.read(rest) > 0; read += rest.capacity()) {
                    rest.clear();
                }
            }
        } catch (IOException gone) {
            // Then nobody is left to be told.
        } finally {
            Quietly.close(channel);
        }
    }

    private void connected(SelectionKey key) {
        connected = true;
        connectedAt = System.nanoTime();
        key.interestOps(SelectionKey.OP_READ);
    }

    private void write(SelectionKey key) throws IOException {
        if (!spoken) {
            return;
        }
        channel.write(out);
        if (out.hasRemaining()) {
            key.interestOpsOr(SelectionKey.OP_WRITE);
            return;
        }
        key.interestOpsAnd(~SelectionKey.OP_WRITE);
        if (ending) {
            channel.shutdownOutput();
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) throws IOException {
        ByteArrayOutputStream into = spoken ? received : early;
        while (into.size() < payload.length() + MOST_SURPLUS) {
            buffer.clear();
            int count = channel.read(buffer);
            if (count < 0) {
                end(ProbeEnd.CLOSED);
                return;
            }
            if (count == 0) {
                return;
            }
            byte[] data = new byte[count];
            buffer.flip().get(data);
            if (spoken) {
                compare(data);
            }
            into.write(data, 0, count);
        }
        key.interestOpsAnd(~SelectionKey.OP_READ);
    }

    private void compare(byte[] data) {
        int had = received.size();
        int left = owed.length - had;
        if (left > 0) {
            answeredAt = System.nanoTime();
        }
        astray |= data.length > left || !Arrays.equals(data, 0, data.length, owed, had, had + data.length);
    }

    private void fail(IOException failed) {
        if (connected || Troubles.isReset(failed)) {
            end(ProbeEnd.RESET);
        } else {
            end(Troubles.isRefused(failed) ? ProbeEnd.REFUSED : ProbeEnd.NOT_CONNECTED);
        }
    }

    private void end(ProbeEnd how) {
        end = how;
        endedAt = System.nanoTime();
    }
}
