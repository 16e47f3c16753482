package dev.homeport.lab;

import java.io.File;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** TLS clients that are none of the lab's. */
final class TlsClients {
    private TlsClients() {}

    static SSLContext trusting(Path authority) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "a", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A client of the JDK's own on the socket. */
    static SSLSocket over(SSLContext trust, Socket raw) throws Exception {
        return (SSLSocket) trust.getSocketFactory().createSocket(raw, "localhost", raw.getPort(), false);
    }

    /** Sent in parts: two ends that only write would wait for each other. */
    static byte[] echoOf(SSLSocket client, byte[] sent) throws Exception {
        client.setSoTimeout(15_000);
        byte[] got = new byte[sent.length];
        for (int from = 0; from < sent.length; from += 20_000) {
            int count = Math.min(20_000, sent.length - from);
            client.getOutputStream().write(sent, from, count);
            if (client.getInputStream().readNBytes(got, from, count) < count) {
                throw new SocketException("the echo ended early");
            }
        }
        return got;
    }

    static boolean isInstalled(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
    }
}
