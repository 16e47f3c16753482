package dev.homeport.net;

import org.jspecify.annotations.Nullable;

/**
 * What is known of the TLS on one socket.
 *
 * @param stage how far it is, in a few words
 * @param version {@code TLSv1.3}; empty before the handshake is done
 * @param cipherSuite as RFC 9846, appendix B.4 names them; empty before the handshake is done
 * @param certificate the server's; null while none was seen
 * @param own whether the certificate is this side's own
 * @param trust why the certificate is trusted or not; empty on the server's side
 */
public record TlsFacts(
        String stage,
        String version,
        String cipherSuite,
        @Nullable Certificate certificate,
        boolean own,
        String trust) {}
