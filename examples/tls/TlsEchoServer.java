import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * An echo server (RFC 862) that speaks TLS, with a key and a certificate made when it starts.
 *
 * <p>Run it with {@code java TlsEchoServer.java [PORT]}. The port is 62893 unless another is given; 0 lets the system
 * choose. It prints where its certificate is, so that TlsEchoClient can trust it.
 */
public class TlsEchoServer {
    private static final int SILENT_MILLIS = 60_000;

    public static void main(String[] args) throws IOException, GeneralSecurityException, InterruptedException {
        int port = args.length > 0 ? Integer.parseInt(args[0]) : 62893;
        // Only its owner may look into this folder.
        Path folder = Files.createTempDirectory("homeport-tls");
        folder.toFile().deleteOnExit();
        SSLContext tls = context(folder);
        try (SSLServerSocket listener =
                (SSLServerSocket) tls.getServerSocketFactory().createServerSocket()) {
            // Name the address. With a port alone Java listens on every interface of the machine.
            listener.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            System.out.println("listening on 127.0.0.1:" + listener.getLocalPort());
            System.out.println("certificate in " + folder.resolve("server.pem"));
            // Shortcut: runs until it is ended from outside (Ctrl-C).
            while (true) {
                // TCP's handshake is done here. TLS's comes with the first read, in the client's own thread: so a
                // client that never says hello holds nobody up.
                Socket client = listener.accept();
                // Shortcut: a thread for each client, and no limit on how many.
                new Thread(() -> serve(client)).start();
            }
        }
    }

    private static void serve(Socket client) {
        // Closing also sends close_notify, so that the client can tell the end from a cut (RFC 9846, section 6.1).
        try (client) {
            client.setSoTimeout(SILENT_MILLIS);
            // From here on it is the echo server. TLS lies between the program and TCP, and looks like any stream.
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            byte[] buffer = new byte[8192];
            int count;
            while ((count = in.read(buffer)) >= 0) {
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            // Shortcut: printed and forgotten. Also who speaks no TLS, or does not trust the certificate, ends here.
            System.err.println(client.getRemoteSocketAddress() + ": " + e.getMessage());
        }
    }

    /** A fresh key, and a certificate that it signs itself, valid for one day and for this machine's own names. */
    private static SSLContext context(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path file = folder.resolve("server.p12");
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getEncoder().encodeToString(random);
        // The JDK can make keys in memory, but has no public class that writes certificates: keytool does.
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                // The names that clients compare with the one they asked for (RFC 9525, section 6).
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-validity",
                "1",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                // Not as an argument: anybody on the machine may list those of a running program.
                "-storepass:env",
                "STORE_PASSWORD");
        keytool.environment().put("STORE_PASSWORD", password);
        keytool.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        if (keytool.start().waitFor() != 0) {
            throw new IOException("keytool could not make a key");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, password.toCharArray());
        }
        // From now on the key is in memory only.
        Files.delete(file);
        publish(store.getCertificate("server"), folder.resolve("server.pem"));

        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    /** Writes it in the form that most programs read (RFC 7468, section 5). A certificate is no secret; its key is. */
    private static void publish(Certificate certificate, Path file) throws IOException, GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        Files.writeString(file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
        file.toFile().deleteOnExit();
    }
}
