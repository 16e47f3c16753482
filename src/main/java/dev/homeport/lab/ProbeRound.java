package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Serves the clients of one probe, with one selector for all, and closes them. */
final class ProbeRound implements AutoCloseable {
    private static final int ONE_READ = 16 << 10;

    private final Selector selector;
    private final Waiters waiters;
    private final Cancellation cancellation;
    private final Cancellation.Listening listening;
    private final ProbePorts probePorts;
    private final List<ProbeClient> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(ONE_READ);

    ProbeRound(ProbePorts probePorts, Waiters waiters, Cancellation cancellation) throws IOException {
        this.probePorts = probePorts;
        this.waiters = waiters;
        this.cancellation = cancellation;
        selector = Selector.open();
        waiters.enter(selector);
        listening = cancellation.onCancel(selector::wakeup);
    }

    /** Begins to connect. */
    ProbeClient start(Endpoint to, Bytes payload) throws IOException {
        ProbeClient client = ProbeClient.start(to, payload, selector, probePorts);
        clients.add(client);
        return client;
    }

    void speak(ProbeClient client) {
        SelectionKey key = key(client);
        if (key != null) {
            client.speak(key, buffer);
        }
    }

    void halfClose(ProbeClient client) {
        SelectionKey key = key(client);
        if (key != null) {
            client.halfClose(key);
        }
    }

    /** Lets the clients go on until it is so; false if the time, the learner or the lab ended it first. */
    boolean until(BooleanSupplier there, Duration atMost) throws IOException {
        return until(there, Deadline.after(atMost));
    }

    /** As the other, to a moment. */
    boolean until(BooleanSupplier there, Deadline deadline) throws IOException {
        while (!there.getAsBoolean()) {
            if (deadline.isOver() || isGivenUp()) {
                return false;
            }
            selector.select(key -> ((ProbeClient) key.attachment()).advance(key, buffer), deadline.leftMillis());
        }
        return true;
    }

    boolean isGivenUp() {
        return cancellation.isCancelled()
                || waiters.isClosed()
                || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        waiters.leave(selector);
        clients.forEach(ProbeClient::close);
        selector.close();
    }

    private @Nullable SelectionKey key(ProbeClient client) {
        return client.isOver() ? null : client.key(selector);
    }
}
