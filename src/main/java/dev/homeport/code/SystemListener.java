package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.nio.channels.ServerSocketChannel;
import org.jspecify.annotations.Nullable;

/** As {@link SystemTcp}, of what listens. */
final class SystemListener extends SocketImpl {
    private @Nullable ServerSocket socket;
    private @Nullable InetSocketAddress at;

    private ServerSocket socket() throws SocketException {
        ServerSocket known = socket;
        if (known == null) {
            throw new SocketException("Socket is not open");
        }
        return known;
    }

    @Override
    protected void create(boolean stream) throws IOException {
        socket = ServerSocketChannel.open().socket();
    }

    /** The adaptor binds and listens in one, as java.net's ServerSocket does here in two calls. */
    @Override
    protected void bind(InetAddress host, int port) {
        at = new InetSocketAddress(host, port);
    }

    @Override
    protected void listen(int backlog) throws IOException {
        socket().bind(at, backlog);
        address = socket().getInetAddress();
        localport = socket().getLocalPort();
    }

    @Override
    protected void accept(SocketImpl connection) throws IOException {
        if (!(connection instanceof SystemTcp mine)) {
            throw new SocketException("this listener is not the playground's: Java cannot accept from it here");
        }
        mine.standsFor(socket().accept());
    }

    @Override
    protected void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        ServerSocket mine = socket();
        switch (option) {
            case SocketOptions.SO_TIMEOUT -> mine.setSoTimeout((Integer) value);
            case SocketOptions.SO_REUSEADDR -> mine.setReuseAddress((Boolean) value);
            case SocketOptions.SO_RCVBUF -> mine.setReceiveBufferSize((Integer) value);
            default -> throw new SocketException("unknown option " + option);
        }
    }

    @Override
    public Object getOption(int option) throws SocketException {
        ServerSocket mine = socket();
        try {
            return switch (option) {
                case SocketOptions.SO_TIMEOUT -> mine.getSoTimeout();
                case SocketOptions.SO_REUSEADDR -> mine.getReuseAddress();
                case SocketOptions.SO_RCVBUF -> mine.getReceiveBufferSize();
                default -> throw new SocketException("unknown option " + option);
            };
        } catch (SocketException asItIs) {
            throw asItIs;
        } catch (IOException failed) {
            SocketException same = new SocketException(failed.getMessage());
            same.initCause(failed);
            throw same;
        }
    }

    private static SocketException onlyListens() {
        return new SocketException("a listener has no stream and connects to nobody");
    }

    @Override
    protected void connect(String host, int port) throws IOException {
        throw onlyListens();
    }

    @Override
    protected void connect(InetAddress host, int port) throws IOException {
        throw onlyListens();
    }

    @Override
    protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
        throw onlyListens();
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        throw onlyListens();
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        throw onlyListens();
    }

    @Override
    protected int available() throws IOException {
        throw onlyListens();
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        throw onlyListens();
    }
}
