package dev.homeport.code;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** What SocketFactory.getDefault gives in the Java prompt. Public for rewritten snippets alone. */
public final class LabSocketFactory extends SocketFactory {
    private final Bench bench;

    private LabSocketFactory(Bench bench) {
        this.bench = bench;
    }

    /** SocketFactory.getDefault. */
    public static SocketFactory getDefault() {
        return new LabSocketFactory(Benches.ofCaller());
    }

    @Override
    public Socket createSocket() throws IOException {
        return Connection.unconnected(bench);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return Connection.to(bench, host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return Connection.to(bench, host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return Connection.to(bench, host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return Connection.to(bench, host.getHostAddress(), port);
    }
}
