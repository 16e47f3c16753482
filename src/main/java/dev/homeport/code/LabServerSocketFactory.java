package dev.homeport.code;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** What ServerSocketFactory.getDefault gives in the Java prompt. Public for rewritten snippets alone. */
public final class LabServerSocketFactory extends ServerSocketFactory {
    private final Bench bench;

    private LabServerSocketFactory(Bench bench) {
        this.bench = bench;
    }

    /** ServerSocketFactory.getDefault. */
    public static ServerSocketFactory getDefault() {
        return new LabServerSocketFactory(Benches.ofCaller());
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return Listener.unbound(bench);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return Listener.at(bench, port, 0, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return Listener.at(bench, port, backlog, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) throws IOException {
        return Listener.at(bench, port, backlog, address);
    }
}
