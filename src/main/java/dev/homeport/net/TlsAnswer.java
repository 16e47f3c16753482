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
        /** The first bytes that came are of no TLS server, or it answers in HTTP alone. */
        OTHER_PROTOCOL,
        /** An alert came: it speaks TLS, and does not agree. */
        ALERT,
        /** It said nothing at all: it closed, reset or was silent. */
        NOTHING,
        /** It stopped without a word that tells one from the other. */
        UNCLEAR
    }
}
