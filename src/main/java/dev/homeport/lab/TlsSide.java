package dev.homeport.lab;

import dev.homeport.net.Certificate;
import dev.homeport.net.TlsFacts;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** One end's part in TLS: a server with its certificate, or a client with what it trusts. */
sealed interface TlsSide {
    SSLEngine engine();

    /** The server's certificate, as far as it is known by now. */
    @Nullable
    Certificate certificate(SSLEngine engine);

    /** Why the certificate is trusted or not; empty where that is not this side's question. */
    String trust();

    /** A server. */
    record Server(SSLContext context, Certificate certificate) implements TlsSide {
        /** Of what listens. */
        TlsFacts facts() {
            return new TlsFacts("each connection begins with a TLS handshake", "", "", certificate, true, "");
        }

        @Override
        public SSLEngine engine() {
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(false);
            return engine;
        }

        @Override
        public Certificate certificate(SSLEngine engine) {
            return certificate;
        }

        @Override
        public String trust() {
            return "";
        }
    }

    /**
     * A client.
     *
     * @param host the name or address by which it knows the server, and which must be among the certificate's
     */
    record Client(SSLContext context, PeerTrust judge, String host, int port) implements TlsSide {
        @Override
        public SSLEngine engine() {
            SSLEngine engine = context.createSSLEngine(host, port);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            // The rules of RFC 9525, by the name that the JDK has for them.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            return engine;
        }

        @Override
        public @Nullable Certificate certificate(SSLEngine engine) {
            try {
                return engine.getSession().getPeerCertificates()[0] instanceof X509Certificate seen
                        ? Certificates.of(seen)
                        : null;
            } catch (SSLPeerUnverifiedException none) {
                return null;
            }
        }

        @Override
        public String trust() {
            return judge.verdict();
        }
    }
}
