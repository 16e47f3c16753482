package dev.homeport.lab;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.function.Supplier;

/** How a wait for a channel ended. A selector of its own for each wait: neither deadline nor cancel touches the socket. */
enum Waiting {
    READY,
    TIMED_OUT,
    CANCELLED,
    CLOSED;

    /**
     * Waits until the non-blocking channel is ready for the operation.
     *
     * @param operation one of the constants of {@link java.nio.channels.SelectionKey}
     */
    static Waiting on(
            SelectableChannel channel, int operation, Deadline deadline, Cancellation cancellation, Waiters waiters)
            throws IOException {
        try (Selector selector = Selector.open()) {
            waiters.enter(selector);
            Cancellation.Listening listening = cancellation.onCancel(selector::wakeup);
            try {
                channel.register(selector, operation);
                return loop(selector, deadline, cancellation, waiters);
            } catch (ClosedChannelException closed) {
                return CLOSED;
            } finally {
                listening.close();
                waiters.leave(selector);
            }
        }
    }

    /**
     * Goes on where the channel is ready, and throws what the end of the wait means elsewhere.
     *
     * @param name whose socket was closed meanwhile
     * @param doing what was cancelled
     */
    void orThrow(String name, String doing, Supplier<LabException> timedOut) throws LabException {
        switch (this) {
            case READY -> {}
            case TIMED_OUT -> throw timedOut.get();
            case CANCELLED -> throw Troubles.cancelled(doing);
            case CLOSED -> throw Troubles.closed(name);
        }
    }

    private static Waiting loop(Selector selector, Deadline deadline, Cancellation cancellation, Waiters waiters)
            throws IOException {
        while (true) {
            if (waiters.isClosed()) {
                return CLOSED;
            }
            // An interrupted thread's select() returns at once: going round again would spin.
            if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
                return CANCELLED;
            }
            if (deadline.isOver()) {
                return TIMED_OUT;
            }
            if (selector.select(deadline.leftMillis()) > 0) {
                return READY;
            }
        }
    }
}
