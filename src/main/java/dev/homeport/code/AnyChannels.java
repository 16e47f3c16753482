package dev.homeport.code;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousByteChannel;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.CompletionHandler;
import java.nio.channels.DatagramChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.channels.MembershipKey;
import java.nio.channels.MulticastChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ScatteringByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The same calls where a snippet names only what a channel can do, and not what it is. Public for snippets alone. */
public final class AnyChannels {
    private AnyChannels() {}

    /** NetworkChannel.bind. */
    public static NetworkChannel bind(NetworkChannel channel, @Nullable SocketAddress at) throws IOException {
        if (channel instanceof ServerSocketChannel listener) {
            return ListeningChannels.bind(listener, at);
        }
        if (channel instanceof AsynchronousServerSocketChannel listener) {
            return AsyncChannels.bind(listener, at);
        }
        if (channel instanceof DatagramChannel datagrams) {
            return DatagramChannels.bind(datagrams, at);
        }
        if (channel instanceof SocketChannel stream) {
            return ConnectedChannels.bind(stream, at);
        }
        return channel instanceof AsynchronousSocketChannel stream
                ? AsyncConnections.bind(stream, at)
                : channel.bind(at);
    }

    /** MulticastChannel.join. */
    public static MembershipKey join(MulticastChannel channel, InetAddress group, NetworkInterface device)
            throws IOException {
        return channel instanceof DatagramChannel datagrams
                ? DatagramChannels.join(datagrams, group, device)
                : channel.join(group, device);
    }

    /** MulticastChannel.join. */
    public static MembershipKey join(
            MulticastChannel channel, InetAddress group, NetworkInterface device, InetAddress source)
            throws IOException {
        return channel instanceof DatagramChannel datagrams
                ? DatagramChannels.join(datagrams, group, device, source)
                : channel.join(group, device, source);
    }

    /** ReadableByteChannel.read. */
    public static int read(ReadableByteChannel channel, ByteBuffer into) throws IOException {
        if (channel instanceof SocketChannel stream) {
            return ConnectedChannels.read(stream, into);
        }
        return channel instanceof DatagramChannel datagrams
                ? DatagramChannels.read(datagrams, into)
                : channel.read(into);
    }

    /** ScatteringByteChannel.read. */
    public static long read(ScatteringByteChannel channel, ByteBuffer[] into) throws IOException {
        return read(channel, into, 0, into.length);
    }

    /** ScatteringByteChannel.read. */
    public static long read(ScatteringByteChannel channel, ByteBuffer[] into, int offset, int length)
            throws IOException {
        if (channel instanceof SocketChannel stream) {
            return ConnectedChannels.read(stream, into, offset, length);
        }
        return channel instanceof DatagramChannel datagrams
                ? DatagramChannels.read(datagrams, into, offset, length)
                : channel.read(into, offset, length);
    }

    /** WritableByteChannel.write. */
    public static int write(WritableByteChannel channel, ByteBuffer from) throws IOException {
        if (channel instanceof SocketChannel stream) {
            return ConnectedChannels.write(stream, from);
        }
        return channel instanceof DatagramChannel datagrams
                ? DatagramChannels.write(datagrams, from)
                : channel.write(from);
    }

    /** GatheringByteChannel.write. */
    public static long write(GatheringByteChannel channel, ByteBuffer[] from) throws IOException {
        return write(channel, from, 0, from.length);
    }

    /** GatheringByteChannel.write. */
    public static long write(GatheringByteChannel channel, ByteBuffer[] from, int offset, int length)
            throws IOException {
        if (channel instanceof SocketChannel stream) {
            return ConnectedChannels.write(stream, from, offset, length);
        }
        return channel instanceof DatagramChannel datagrams
                ? DatagramChannels.write(datagrams, from, offset, length)
                : channel.write(from, offset, length);
    }

    /** AsynchronousByteChannel.read. */
    public static Future<Integer> read(AsynchronousByteChannel channel, ByteBuffer into) {
        return channel instanceof AsynchronousSocketChannel stream
                ? AsyncConnections.read(stream, into)
                : channel.read(into);
    }

    /** AsynchronousByteChannel.read. */
    public static <A> void read(
            AsynchronousByteChannel channel,
            ByteBuffer into,
            @Nullable A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        if (channel instanceof AsynchronousSocketChannel stream) {
            AsyncConnections.read(stream, into, attachment, handler);
        } else {
            channel.read(into, attachment, handler);
        }
    }

    /** AsynchronousByteChannel.write. */
    public static Future<Integer> write(AsynchronousByteChannel channel, ByteBuffer from) {
        return channel instanceof AsynchronousSocketChannel stream
                ? AsyncConnections.write(stream, from)
                : channel.write(from);
    }

    /** AsynchronousByteChannel.write. */
    public static <A> void write(
            AsynchronousByteChannel channel,
            ByteBuffer from,
            @Nullable A attachment,
            CompletionHandler<Integer, ? super A> handler) {
        if (channel instanceof AsynchronousSocketChannel stream) {
            AsyncConnections.write(stream, from, attachment, handler);
        } else {
            channel.write(from, attachment, handler);
        }
    }

    /** Channels.newInputStream. */
    public static InputStream newInputStream(ReadableByteChannel channel) {
        return java.nio.channels.Channels.newInputStream(new Both(channel));
    }

    /** Channels.newOutputStream. */
    public static OutputStream newOutputStream(WritableByteChannel channel) {
        return java.nio.channels.Channels.newOutputStream(new Both(channel));
    }

    /** AutoCloseable.close. */
    public static void close(AutoCloseable any) throws Exception {
        if (any instanceof Closeable closeable) {
            close(closeable);
        } else {
            any.close();
        }
    }

    /** Closeable.close. */
    public static void close(Closeable any) throws IOException {
        if (any instanceof SocketChannel stream) {
            ConnectedChannels.close(stream);
        } else if (any instanceof ServerSocketChannel listener) {
            ListeningChannels.close(listener);
        } else if (any instanceof DatagramChannel datagrams) {
            DatagramChannels.close(datagrams);
        } else if (any instanceof AsynchronousSocketChannel stream) {
            AsyncConnections.close(stream);
        } else if (any instanceof AsynchronousServerSocketChannel listener) {
            AsyncChannels.close(listener);
        } else if (any instanceof java.net.Socket socket) {
            ChannelSockets.close(socket);
        } else if (any instanceof java.net.ServerSocket socket) {
            ChannelSockets.close(socket);
        } else if (any instanceof java.net.DatagramSocket socket) {
            ChannelDatagrams.close(socket);
        } else {
            any.close();
        }
    }

    /** Channel.close. */
    public static void close(Channel channel) throws IOException {
        close((Closeable) channel);
    }

    /** A channel in the hands of the JDK's own code, which is not rewritten. */
    private record Both(Channel channel) implements ByteChannel {
        @Override
        public int read(ByteBuffer into) throws IOException {
            return AnyChannels.read((ReadableByteChannel) channel, into);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return AnyChannels.write((WritableByteChannel) channel, from);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public void close() throws IOException {
            AnyChannels.close(channel);
        }
    }
}
