package dev.homeport.code;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.InterruptibleChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;

/** The same calls where a snippet names only what a channel can do, and not what it is. Public for snippets alone. */
public final class AnyChannels {
    private AnyChannels() {}

    /** ReadableByteChannel.read. */
    public static int read(ReadableByteChannel channel, ByteBuffer into) throws IOException {
        if (channel instanceof SocketChannel stream) {
            return ConnectedChannels.read(stream, into);
        }
        return channel instanceof DatagramChannel datagrams
                ? DatagramChannels.read(datagrams, into)
                : channel.read(into);
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

    /** ReadableByteChannel.read. */
    public static int read(ByteChannel channel, ByteBuffer into) throws IOException {
        return read((ReadableByteChannel) channel, into);
    }

    /** WritableByteChannel.write. */
    public static int write(ByteChannel channel, ByteBuffer from) throws IOException {
        return write((WritableByteChannel) channel, from);
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
        if (any instanceof SocketChannel stream) {
            ConnectedChannels.close(stream);
        } else if (any instanceof ServerSocketChannel listener) {
            ListeningChannels.close(listener);
        } else if (any instanceof DatagramChannel datagrams) {
            DatagramChannels.close(datagrams);
        } else {
            any.close();
        }
    }

    /** Closeable.close. */
    public static void close(Closeable any) throws IOException {
        if (any instanceof SelectableChannel channel) {
            close(channel);
        } else {
            any.close();
        }
    }

    /** Channel.close. */
    public static void close(Channel channel) throws IOException {
        close((Closeable) channel);
    }

    /** Channel.close. */
    public static void close(ByteChannel channel) throws IOException {
        close((Closeable) channel);
    }

    /** Channel.close. */
    public static void close(ReadableByteChannel channel) throws IOException {
        close((Closeable) channel);
    }

    /** Channel.close. */
    public static void close(WritableByteChannel channel) throws IOException {
        close((Closeable) channel);
    }

    /** Channel.close. */
    public static void close(NetworkChannel channel) throws IOException {
        close((Closeable) channel);
    }

    /** InterruptibleChannel.close. */
    public static void close(InterruptibleChannel channel) throws IOException {
        close((Closeable) channel);
    }

    /** What {@code key.channel().close()} calls. */
    public static void close(SelectableChannel channel) throws IOException {
        if (channel instanceof SocketChannel stream) {
            ConnectedChannels.close(stream);
        } else if (channel instanceof ServerSocketChannel listener) {
            ListeningChannels.close(listener);
        } else if (channel instanceof DatagramChannel datagrams) {
            DatagramChannels.close(datagrams);
        } else {
            channel.close();
        }
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
