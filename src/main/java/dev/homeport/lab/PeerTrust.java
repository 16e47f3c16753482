package dev.homeport.lab;

import dev.homeport.words.Inert;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Judges a server's certificate for one connection, and keeps what it objects to in words. */
final class PeerTrust extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;
    private final String host;
    private final boolean insecure;
    private volatile @Nullable String objection;
    private volatile boolean judged;

    /** @param insecure whether an objection is kept and no obstacle */
    PeerTrust(X509ExtendedTrustManager judge, String host, boolean insecure) {
        this.judge = judge;
        this.host = host;
        this.insecure = insecure;
    }

    /** Why the certificate is not trusted; null if it is, or none was seen. */
    @Nullable
    String objection() {
        return objection;
    }

    /** {@code trusted: ...} or {@code not trusted: ...}. */
    String verdict() {
        String reason = objection;
        if (!judged) {
            return "";
        }
        return reason == null
                ? "trusted: this playground's authority signed it, and " + host + " is among its names"
                : "not trusted: " + reason + (insecure ? "; --insecure went on all the same" : "");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keys, SSLEngine engine) throws CertificateException {
        judged = true;
        try {
            judge.checkServerTrusted(chain, keys, engine);
        } catch (CertificateException untrusted) {
            objection = words(chain[0], untrusted);
            if (!insecure) {
                throw untrusted;
            }
        }
    }

    // The JDK tells why by class for the dates and by text only for the names.
    private String words(X509Certificate certificate, CertificateException untrusted) {
        for (Throwable each = untrusted; each != null; each = each.getCause()) {
            if (each instanceof CertificateExpiredException) {
                return "it was valid until " + certificate.getNotAfter().toInstant();
            } else if (each instanceof CertificateNotYetValidException) {
                return "it is valid only from " + certificate.getNotBefore().toInstant();
            }
        }
        String reason = String.valueOf(untrusted.getMessage()).toLowerCase(Locale.ROOT);
        if (reason.contains("subject alternative") || reason.contains("no name matching")) {
            String names = String.join(", ", Certificates.names(certificate));
            return host + " is not among its names" + (names.isEmpty() ? ": it has none" : " (" + names + ")");
        }
        if (certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal())) {
            return "it is signed by itself, not by this playground's authority";
        }
        return "this playground does not know its issuer, "
                + Inert.line(certificate.getIssuerX500Principal().getName());
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keys) throws CertificateException {
        judge.checkServerTrusted(chain, keys);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String keys, Socket socket) throws CertificateException {
        judge.checkServerTrusted(chain, keys, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keys) throws CertificateException {
        judge.checkClientTrusted(chain, keys);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keys, Socket socket) throws CertificateException {
        judge.checkClientTrusted(chain, keys, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String keys, SSLEngine engine) throws CertificateException {
        judge.checkClientTrusted(chain, keys, engine);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return judge.getAcceptedIssuers();
    }
}
