package dev.homeport.net;

/**
 * What came of a TLS handshake with a port.
 *
 * @param words the version and cipher suite, or what happened instead; at most a line
 */
public record TlsAnswer(End end, String words) {
    /** How it ended. */
    public enum End {
        /** Both ends agreed. */
        DONE,
        /** Nobody listens there. */
        REFUSED,
        /** The first bytes that came are of no TLS server: another protocol answered. */
        OTHER_PROTOCOL,
        /** An alert came: it speaks TLS, and does not agree. */
        ALERT,
        /** It ended or stopped without a word that tells one from the other. */
        UNCLEAR
    }
}
