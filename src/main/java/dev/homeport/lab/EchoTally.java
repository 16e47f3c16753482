package dev.homeport.lab;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What an echo server counts. Safe to use from several threads. */
final class EchoTally {
    final AtomicInteger clients = new AtomicInteger();
    final AtomicInteger named = new AtomicInteger();
    final AtomicLong served = new AtomicLong();
    final AtomicLong received = new AtomicLong();
    final AtomicLong sent = new AtomicLong();
    final AtomicLong held = new AtomicLong();

    private final Map<String, Long> errors = new TreeMap<>();

    /** Counts what ended a client, by its kind. */
    void failed(IOException thrown) {
        if (Troubles.isReset(thrown)) {
            error("reset by the client");
        } else if (Troubles.isBrokenPipe(thrown)) {
            error("broken pipe: the client took no more");
        } else {
            error("other");
        }
    }

    synchronized void error(String kind) {
        errors.merge(kind, 1L, Long::sum);
    }

    synchronized Map<String, Long> errors() {
        return Map.copyOf(errors);
    }
}
