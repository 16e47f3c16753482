package dev.homeport.lab;

import dev.homeport.net.TlsFacts;
import org.jspecify.annotations.Nullable;

/** Something open that the lab must close: a listener, a connection or a server. */
interface Held {
    /** Closes it and logs so; a second call does nothing. Does not throw and takes well under a second. */
    void close();

    /** What is known of its TLS; null where it speaks none. */
    default @Nullable TlsFacts tls() {
        return null;
    }
}
