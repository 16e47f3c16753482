package dev.homeport.lab;

/** What a TLS handshake waits for. */
enum TlsNeed {
    NOTHING,
    READ,
    WRITE,
    /** That somebody calls {@link TlsLayer#work}; only on a loop. */
    WORK
}
