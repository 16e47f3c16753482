package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.ProbeEnd;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection of an echo probe: connects, then sends its payload and reads as many bytes back. */
final class ProbeClient {
    private final SocketChannel channel;
    private final Bytes payload;
    private final ByteBuffer out;
    private final ByteBuffer in;
    private @Nullable ProbeEnd end;
    private boolean connected;

    private ProbeClient(SocketChannel channel, Bytes payload) {
        this.channel = channel;
        this.payload = payload;
        out = ByteBuffer.wrap(payload.toArray());
        in = ByteBuffer.allocate(payload.length());
    }

    /** Begins to connect. */
    static ProbeClient start(Endpoint to, Bytes payload, Selector selector, ProbePorts probePorts) throws IOException {
        ProbeClient client = new ProbeClient(Addresses.socketFor(to), payload);
        try {
            client.channel.configureBlocking(false);
            // Bound first: the port must be known as a probe's before the server can see it.
            client.channel.bind(new InetSocketAddress(to.address(), 0));
            probePorts.add(((InetSocketAddress) client.channel.getLocalAddress()).getPort());
            client.channel.register(selector, SelectionKey.OP_CONNECT, client);
            client.connect(to);
            return client;
        } catch (IOException | RuntimeException failed) {
            Quietly.close(client.channel);
            throw failed;
        }
    }

    boolean isOver() {
        return end != null;
    }

    boolean isConnected() {
        return connected;
    }

    ProbeEnd end() {
        return end == null ? ProbeEnd.TIMED_OUT : end;
    }

    Bytes received() {
        return Bytes.of(in.array(), 0, in.position());
    }

    boolean gotItsOwnBack() {
        return end == ProbeEnd.COMPLETE && received().equals(payload);
    }

    /** Goes on where the selector says so. */
    void advance(SelectionKey key) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                connected = true;
                // Silent until all are connected.
                key.interestOps(0);
            }
            if (key.isWritable()) {
                write(key);
            }
            if (key.isReadable()) {
                read();
            }
        } catch (IOException failed) {
            fail(failed);
        }
    }

    /** All are connected: now it may speak. */
    void speak(SelectionKey key) {
        if (payload.isEmpty()) {
            end = ProbeEnd.COMPLETE;
        } else {
            key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
        }
    }

    /** Ends with a plain FIN: close(2) sends RST instead where something is unread. */
    void close() {
        try {
            if (connected) {
                channel.shutdownOutput();
                ByteBuffer rest = ByteBuffer.allocate(4 << 10);
                while (channel.read(rest) > 0) {
                    rest.clear();
                }
            }
        } catch (IOException gone) {
            // Then nobody is left to be told.
        } finally {
            Quietly.close(channel);
        }
    }

    private void connect(Endpoint to) {
        try {
            channel.connect(to.toSocketAddress());
        } catch (IOException failed) {
            fail(failed);
        }
    }

    private void write(SelectionKey key) throws IOException {
        channel.write(out);
        if (!out.hasRemaining()) {
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private void read() throws IOException {
        if (channel.read(in) < 0) {
            end = ProbeEnd.CLOSED;
        } else if (!in.hasRemaining()) {
            end = ProbeEnd.COMPLETE;
        }
    }

    private void fail(IOException failed) {
        end = Troubles.isRefused(failed) ? ProbeEnd.REFUSED : ProbeEnd.RESET;
    }
}
