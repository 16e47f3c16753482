package dev.homeport.net;

import java.util.Locale;
import java.util.Optional;

/** How an echo server serves its clients. */
public enum EchoMode {
    /** One client after the other: accept, serve to the end, accept again. */
    ONE("one client at a time; the next waits until it has gone", 1, 1),
    /** A platform thread for each client. */
    THREADS("a platform thread for each client", 512, 4_096),
    /** A virtual thread for each client; Java 21 or newer (JEP 444). */
    VIRTUAL("a virtual thread for each client", 512, 16_384),
    /** One thread for all: it asks the kernel which sockets are ready, and serves those (epoll(7) and its like). */
    SELECTOR("one thread and one selector for all clients", 16_384, 65_536);

    private final String meaning;
    private final int usualClients;
    private final int mostClients;

    EchoMode(String meaning, int usualClients, int mostClients) {
        this.meaning = meaning;
        this.usualClients = usualClients;
        this.mostClients = mostClients;
    }

    /** As typed: {@code selector}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A few words, lower-case, no full stop. */
    public String meaning() {
        return meaning;
    }

    /** How many clients are served at the same time unless somebody says otherwise. */
    public int usualClients() {
        return usualClients;
    }

    /** The highest limit that can be asked for. */
    public int mostClients() {
        return mostClients;
    }

    public static Optional<EchoMode> parse(String word) {
        for (EchoMode each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
