package dev.homeport.lab;

import java.nio.channels.Selector;
import java.util.HashSet;
import java.util.Set;

/** Those who wait on one socket. Closing it must wake them: closing a channel does not wake a selector by itself. */
final class Waiters {
    private final Set<Selector> waiting = new HashSet<>();
    private boolean closed;

    synchronized void enter(Selector selector) {
        waiting.add(selector);
        if (closed) {
            selector.wakeup();
        }
    }

    synchronized void leave(Selector selector) {
        waiting.remove(selector);
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** True the first time. */
    synchronized boolean close() {
        boolean first = !closed;
        closed = true;
        waiting.forEach(Selector::wakeup);
        return first;
    }
}
