package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** Asks an echo server with one or many clients that are all connected before the first one speaks. One selector for all. */
final class EchoProbe {
    private final ProbePorts probePorts;
    private final Waiters waiters;

    EchoProbe(ProbePorts probePorts, Waiters waiters) {
        this.probePorts = probePorts;
        this.waiters = waiters;
    }

    /** A client for each payload, closed already; who did not end by the deadline timed out. */
    List<ProbeClient> ask(Endpoint to, List<Bytes> payloads, Deadline deadline, Cancellation cancellation)
            throws IOException {
        List<ProbeClient> clients = new ArrayList<>(payloads.size());
        try (Selector selector = Selector.open()) {
            waiters.enter(selector);
            Cancellation.Listening listening = cancellation.onCancel(selector::wakeup);
            try {
                for (Bytes payload : payloads) {
                    clients.add(ProbeClient.start(to, payload, selector, probePorts));
                }
                Round round = new Round(selector, deadline, cancellation);
                if (round.until(clients, client -> client.isConnected() || client.isOver())) {
                    speak(selector);
                    round.until(clients, ProbeClient::isOver);
                }
            } finally {
                listening.close();
                waiters.leave(selector);
                clients.forEach(ProbeClient::close);
            }
        }
        return clients;
    }

    private static void speak(Selector selector) {
        for (SelectionKey key : selector.keys()) {
            ProbeClient client = (ProbeClient) key.attachment();
            if (client.isConnected()) {
                client.speak(key);
            }
        }
    }

    /** Lets the clients go on until each one is where it should be. */
    private final class Round {
        private final Selector selector;
        private final Deadline deadline;
        private final Cancellation cancellation;

        Round(Selector selector, Deadline deadline, Cancellation cancellation) {
            this.selector = selector;
            this.deadline = deadline;
            this.cancellation = cancellation;
        }

        /** False if time, the learner or the lab ended it first. */
        boolean until(List<ProbeClient> clients, java.util.function.Predicate<ProbeClient> there) throws IOException {
            while (!clients.stream().allMatch(there)) {
                if (deadline.isOver()
                        || cancellation.isCancelled()
                        || waiters.isClosed()
                        || Thread.currentThread().isInterrupted()) {
                    return false;
                }
                selector.select(EchoProbe::advance, deadline.leftMillis());
            }
            return true;
        }
    }

    private static void advance(SelectionKey key) {
        ProbeClient client = (ProbeClient) key.attachment();
        client.advance(key);
        if (client.isOver()) {
            key.cancel();
        }
    }
}
