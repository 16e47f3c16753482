package dev.homeport.net;

/**
 * What came of a TLS handshake with a port.
 *
 * @param done whether both ends agreed
 * @param words the version and cipher suite, or what happened instead; at most a line
 */
public record TlsAnswer(boolean done, String words) {}
