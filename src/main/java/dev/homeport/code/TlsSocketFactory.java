package dev.homeport.code;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's TLS over the lab's connections: what is logged is what is on the wire, encrypted. Public for rewritten snippets
 * alone.
 */
public final class TlsSocketFactory extends SSLSocketFactory {
    private final Bench bench;
    private final SSLSocketFactory tls;

    private TlsSocketFactory(Bench bench, SSLSocketFactory tls) {
        this.bench = bench;
        this.tls = tls;
    }

    /** SSLSocketFactory.getDefault. */
    public static SocketFactory getDefault() {
        return new TlsSocketFactory(Benches.ofCaller(), (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    static SSLSocketFactory of(SSLContext context) {
        return new TlsSocketFactory(Benches.ofCaller(), context.getSocketFactory());
    }

    @Override
    public Socket createSocket() throws IOException {
        SocketException cannot =
                new SocketException("here a TLS socket connects as it is made: createSocket(\"localhost\", PORT)");
        // As of the superclass: the JDK's own callers then connect a plain socket and put TLS over it.
        cannot.initCause(new UnsupportedOperationException());
        throw cannot;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return over(Connection.to(bench, host, port), host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket(host.getHostAddress(), port);
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(plain, host, port, autoClose);
    }

    @Override
    public Socket createSocket(Socket plain, @Nullable InputStream consumed, boolean autoClose) throws IOException {
        return tls.createSocket(plain, consumed, autoClose);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }

    private Socket over(Connection plain, String host, int port) throws IOException {
        try {
            return tls.createSocket(plain, host, port, true);
        } catch (IOException | RuntimeException failed) {
            plain.close();
            throw failed;
        }
    }
}
