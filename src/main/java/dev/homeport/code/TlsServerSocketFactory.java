package dev.homeport.code;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.NoSuchAlgorithmException;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** As {@link TlsSocketFactory}, of listeners. Public for rewritten snippets alone. */
public final class TlsServerSocketFactory extends SSLServerSocketFactory {
    private final Bench bench;
    private final SSLContext context;

    private TlsServerSocketFactory(Bench bench, SSLContext context) {
        this.bench = bench;
        this.context = context;
    }

    /** SSLServerSocketFactory.getDefault. */
    public static ServerSocketFactory getDefault() {
        try {
            return new TlsServerSocketFactory(Benches.ofCaller(), SSLContext.getDefault());
        } catch (NoSuchAlgorithmException misconfigured) {
            throw new IllegalStateException(misconfigured);
        }
    }

    static SSLServerSocketFactory of(SSLContext context) {
        return new TlsServerSocketFactory(Benches.ofCaller(), context);
    }

    @Override
    public ServerSocket createServerSocket() throws IOException {
        return new TlsListener(Listener.unbound(bench), context);
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
        return createServerSocket(port, 0, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog) throws IOException {
        return createServerSocket(port, backlog, null);
    }

    @Override
    public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address) throws IOException {
        return new TlsListener(Listener.at(bench, port, backlog, address), context);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return context.getServerSocketFactory().getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return context.getServerSocketFactory().getSupportedCipherSuites();
    }
}
