package dev.homeport.lab;

import dev.homeport.net.Trouble;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** What TLS needs, made when it is first asked for: the playground's authority, and both ends' parts. */
final class TlsKit {
    private static final char[] NO_PASSWORD = {};

    private @Nullable Authority authority;

    synchronized Authority authority() throws LabException {
        try {
            if (authority == null) {
                authority = new Authority();
            }
            return authority;
        } catch (GeneralSecurityException failed) {
            throw noTls(failed);
        }
    }

    TlsSide.Server server() throws LabException {
        try {
            Authority.Identity identity = authority().forLocalhost();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            KeyStore store = emptyStore();
            store.setKeyEntry("server", identity.key(), NO_PASSWORD, new Certificate[] {identity.certificate()});
            keys.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return new TlsSide.Server(context, Certificates.of(identity.certificate()));
        } catch (GeneralSecurityException | IOException failed) {
            throw noTls(failed);
        }
    }

    TlsSide.Client client(String host, int port, boolean insecure) throws LabException {
        try {
            PeerTrust judge = new PeerTrust(trusting(authority().certificate()), host, insecure);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {judge}, null);
            return new TlsSide.Client(context, judge, host, port);
        } catch (GeneralSecurityException | IOException failed) {
            throw noTls(failed);
        }
    }

    private static X509ExtendedTrustManager trusting(X509Certificate root)
            throws GeneralSecurityException, IOException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("playground", root);
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509ExtendedTrustManager judge) {
                return judge;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static LabException noTls(Exception failed) {
        return new LabException(
                Trouble.OTHER,
                "this Java cannot set up TLS: " + Reason.of(failed),
                "start Homeport with another Java",
                failed);
    }
}
