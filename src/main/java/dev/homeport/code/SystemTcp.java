package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A socket of the system's, for whoever is no snippet: once java.net has a factory, it makes none by itself any more. */
final class SystemTcp extends SocketImpl {
    private @Nullable Socket socket;
    private @Nullable Integer timeout;

    private Socket socket() throws SocketException {
        Socket known = socket;
        if (known == null) {
            throw new SocketException("Socket is not open");
        }
        return known;
    }

    /** It was accepted. */
    void standsFor(Socket accepted) {
        socket = accepted;
        address = accepted.getInetAddress();
        port = accepted.getPort();
        localport = accepted.getLocalPort();
    }

    @Override
    protected void create(boolean stream) throws IOException {
        socket = SocketChannel.open().socket();
    }

    @Override
    protected void connect(String host, int toPort) throws IOException {
        connect(new InetSocketAddress(host, toPort), 0);
    }

    @Override
    protected void connect(InetAddress host, int toPort) throws IOException {
        connect(new InetSocketAddress(host, toPort), 0);
    }

    @Override
    protected void connect(SocketAddress to, int timeoutMillis) throws IOException {
        Socket mine = socket();
        try {
            mine.connect(to, timeoutMillis);
        } catch (IOException failed) {
            mine.close();
            throw failed;
        }
        address = mine.getInetAddress();
        port = mine.getPort();
        localport = mine.getLocalPort();
    }

    @Override
    protected void bind(InetAddress host, int atPort) throws IOException {
        socket().bind(new InetSocketAddress(host, atPort));
        localport = socket().getLocalPort();
    }

    @Override
    protected void listen(int backlog) throws IOException {
        throw new SocketException("a connection does not listen");
    }

    @Override
    protected void accept(SocketImpl connection) throws IOException {
        throw new SocketException("a connection does not accept");
    }

    @Override
    protected InputStream getInputStream() throws IOException {
        return socket().getInputStream();
    }

    @Override
    protected OutputStream getOutputStream() throws IOException {
        return socket().getOutputStream();
    }

    @Override
    protected int available() throws IOException {
        return socket().getInputStream().available();
    }

    @Override
    protected void close() throws IOException {
        if (socket != null) {
            socket.close();
        }
    }

    @Override
    protected void shutdownInput() throws IOException {
        socket().shutdownInput();
    }

    @Override
    protected void shutdownOutput() throws IOException {
        socket().shutdownOutput();
    }

    @Override
    protected void sendUrgentData(int data) throws IOException {
        socket().sendUrgentData(data);
    }

    @Override
    public void setOption(int option, Object value) throws SocketException {
        Socket mine = socket();
        switch (option) {
            case SocketOptions.SO_TIMEOUT -> {
                timeout = (Integer) value;
                mine.setSoTimeout((Integer) value);
            }
            case SocketOptions.SO_LINGER -> {
                boolean on = value instanceof Integer;
                mine.setSoLinger(on, on ? (Integer) value : 0);
            }
            case SocketOptions.TCP_NODELAY -> mine.setTcpNoDelay((Boolean) value);
            case SocketOptions.SO_KEEPALIVE -> mine.setKeepAlive((Boolean) value);
            case SocketOptions.SO_REUSEADDR -> mine.setReuseAddress((Boolean) value);
            case SocketOptions.SO_SNDBUF -> mine.setSendBufferSize((Integer) value);
            case SocketOptions.SO_RCVBUF -> mine.setReceiveBufferSize((Integer) value);
            case SocketOptions.IP_TOS -> mine.setTrafficClass((Integer) value);
            case SocketOptions.SO_OOBINLINE -> mine.setOOBInline((Boolean) value);
            default -> throw new SocketException("unknown option " + option);
        }
    }

    @Override
    public Object getOption(int option) throws SocketException {
        Socket mine = socket();
        return switch (option) {
            case SocketOptions.SO_TIMEOUT -> Objects.requireNonNullElse(timeout, 0);
            case SocketOptions.SO_LINGER -> mine.getSoLinger();
            case SocketOptions.TCP_NODELAY -> mine.getTcpNoDelay();
            case SocketOptions.SO_KEEPALIVE -> mine.getKeepAlive();
            case SocketOptions.SO_REUSEADDR -> mine.getReuseAddress();
            case SocketOptions.SO_SNDBUF -> mine.getSendBufferSize();
            case SocketOptions.SO_RCVBUF -> mine.getReceiveBufferSize();
            case SocketOptions.IP_TOS -> mine.getTrafficClass();
            case SocketOptions.SO_OOBINLINE -> mine.getOOBInline();
            case SocketOptions.SO_BINDADDR -> mine.getLocalAddress();
            default -> throw new SocketException("unknown option " + option);
        };
    }
}
