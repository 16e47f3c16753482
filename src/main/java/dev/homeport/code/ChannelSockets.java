package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The sockets that channels give out, as in {@code channel.socket().bind(...)}: what is done to one is done to its channel.
 * The others have the lab behind them and need nothing here. Public for rewritten snippets alone.
 */
public final class ChannelSockets {
    private ChannelSockets() {}

    /** Socket.bind. */
    public static void bind(Socket socket, @Nullable SocketAddress at) throws IOException {
        SocketChannel channel = socket.getChannel();
        if (channel == null) {
            socket.bind(at);
        } else {
            ConnectedChannels.bind(channel, at);
        }
    }

    /** Socket.connect. */
    public static void connect(Socket socket, SocketAddress to) throws IOException {
        connect(socket, to, 0);
    }

    /** Socket.connect. */
    public static void connect(Socket socket, SocketAddress to, int timeoutMillis) throws IOException {
        SocketChannel channel = socket.getChannel();
        if (channel == null) {
            socket.connect(to, timeoutMillis);
        } else {
            ConnectedChannels.connect(channel, to, () -> {
                socket.connect(to, timeoutMillis);
                return true;
            });
        }
    }

    /** Socket.getInputStream. */
    public static InputStream getInputStream(Socket socket) throws IOException {
        SocketChannel channel = socket.getChannel();
        return channel == null ? socket.getInputStream() : AnyChannels.newInputStream(channel);
    }

    /** Socket.getOutputStream. */
    public static OutputStream getOutputStream(Socket socket) throws IOException {
        SocketChannel channel = socket.getChannel();
        return channel == null ? socket.getOutputStream() : AnyChannels.newOutputStream(channel);
    }

    /** Socket.shutdownOutput. */
    public static void shutdownOutput(Socket socket) throws IOException {
        SocketChannel channel = socket.getChannel();
        if (channel == null) {
            socket.shutdownOutput();
        } else {
            ConnectedChannels.shutdownOutput(channel);
        }
    }

    /** Socket.close. */
    public static void close(Socket socket) throws IOException {
        SocketChannel channel = socket.getChannel();
        if (channel == null) {
            socket.close();
        } else {
            ConnectedChannels.close(channel);
        }
    }

    /** ServerSocket.bind. */
    public static void bind(ServerSocket socket, @Nullable SocketAddress at) throws IOException {
        bind(socket, at, 0);
    }

    /** ServerSocket.bind. */
    public static void bind(ServerSocket socket, @Nullable SocketAddress at, int backlog) throws IOException {
        ServerSocketChannel channel = socket.getChannel();
        if (channel == null) {
            socket.bind(at, backlog);
        } else {
            ListeningChannels.bind(channel, at, backlog);
        }
    }

    /** ServerSocket.accept. */
    public static Socket accept(ServerSocket socket) throws IOException {
        ServerSocketChannel channel = socket.getChannel();
        SocketChannel accepted = channel == null ? null : ListeningChannels.accept(channel);
        return accepted == null ? socket.accept() : accepted.socket();
    }

    /** ServerSocket.close. */
    public static void close(ServerSocket socket) throws IOException {
        ServerSocketChannel channel = socket.getChannel();
        if (channel == null) {
            socket.close();
        } else {
            ListeningChannels.close(channel);
        }
    }
}
