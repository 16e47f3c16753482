import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Sends one line to a TLS echo server on this machine, if that proves to be the one whose certificate is given.
 *
 * <p>Run it with {@code java TlsEchoClient.java PORT [CERTIFICATE [NAME]]}. Without a certificate it trusts those
 * that Java trusts. NAME is whom to expect; localhost unless another is given.
 */
public class TlsEchoClient {
    private static final int WAIT_MILLIS = 5000;

    public static void main(String[] args) throws IOException, GeneralSecurityException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        SSLContext tls = args.length > 1 ? trusting(Path.of(args[1])) : SSLContext.getDefault();
        String name = args.length > 2 ? args[2] : "localhost";
        try (Socket tcp = new Socket()) {
            tcp.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), WAIT_MILLIS);
            // Shortcut: this limits each read, not the whole. A server that drips could hold us for long.
            tcp.setSoTimeout(WAIT_MILLIS);
            // TLS on top of the connection that is there. Closing the upper one closes the lower one as well.
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(tcp, name, port, true)) {
                // Without this line an SSLSocket takes any name, as long as it trusts the certificate: then whoever has
                // some trusted certificate could pose as anybody.
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                SSLSession session = socket.getSession();
                System.out.println(session.getProtocol() + ", " + session.getPeerPrincipal());

                byte[] hello = "hello\n".getBytes(StandardCharsets.UTF_8);
                socket.getOutputStream().write(hello);
                // Shortcut: takes as many bytes as it sent, and never reads on to close_notify, the end of the stream.
                InputStream in = socket.getInputStream();
                System.out.print("received " + new String(in.readNBytes(hello.length), StandardCharsets.UTF_8));
            }
        } catch (SSLException e) {
            System.out.println("no TLS with this server: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Trusts this one certificate and none of those that Java usually trusts. */
    private static SSLContext trusting(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        // Without a file to load: an empty store, in memory only.
        trusted.load(null, null);
        try (InputStream in = Files.newInputStream(certificate)) {
            trusted.setCertificateEntry(
                    "server", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
