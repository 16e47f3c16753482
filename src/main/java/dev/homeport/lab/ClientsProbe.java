package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.ClientsAnswer;
import dev.homeport.net.ClientsAnswer.End;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import dev.homeport.net.ProbeEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Asks an echo server with many clients that are open and unanswered at the same moment.
 *
 * <p>The last to connect speaks first, while all others are connected and silent: a server that takes one client after the
 * other waits for the first one's bytes then, and cannot get to the last. Then the others speak, and nobody hangs up before
 * all have their bytes.
 *
 * <p>That the last one waits in vain proves nothing, as the machine may be slow. Then the others speak and end their streams:
 * if the first of them is answered at once, and the last one after them, it was them that it had waited for.
 */
final class ClientsProbe {
    private static final int BYTES_OF_A_CLIENT = 64;

    /** So many connect between two pauses: queues of five connections are usual (listen(2)), and who meets a full one waits a second. */
    private static final int AT_A_TIME = 4;

    private static final Duration PAUSE = Duration.ofMillis(1);

    /** Longer than a SYN that met a full queue waits before its second repetition, which are 1 and 2 seconds (RFC 6298, section 2). */
    private static final Duration STALLED = Duration.ofMillis(3_500);

    private static final Duration MOST_CONNECTING = Duration.ofSeconds(20);

    /** A server that answers so much sooner than another client waits is not slow. */
    private static final int PROMPT = 4;

    private final ProbePorts probePorts;
    private final Waiters waiters;
    private final Random random;

    ClientsProbe(ProbePorts probePorts, Waiters waiters, long seed) {
        this.probePorts = probePorts;
        this.waiters = waiters;
        random = new Random(seed);
    }

    /** The act's deadline is for all the answers together, from the first byte sent on. */
    ClientsAnswer ask(Endpoint to, int count, Act act) throws IOException {
        try (ProbeRound round = new ProbeRound(probePorts, waiters, act.cancellation())) {
            return new Crowd(round, to, count, act.within()).ask();
        }
    }

    /** Not one of them ends a line, as a client's bytes need not: a server that waits for the end of a line echoes lines. */
    private Bytes payload() {
        byte[] payload = new byte[BYTES_OF_A_CLIENT];
        for (int i = 0; i < payload.length; i++) {
            do {
                payload[i] = (byte) random.nextInt();
            } while (payload[i] == '\n' || payload[i] == '\r');
        }
        return Bytes.of(payload);
    }

    private final class Crowd {
        private final ProbeRound round;
        private final Endpoint to;
        private final int count;
        private final Duration within;
        private List<ProbeClient> clients = new ArrayList<>();

        Crowd(ProbeRound round, Endpoint to, int count, Duration within) {
            this.round = round;
            this.to = to;
            this.count = count;
            this.within = within;
        }

        ClientsAnswer ask() throws IOException {
            connect();
            if (clients.stream().allMatch(client -> client.end() == ProbeEnd.REFUSED)) {
                return new ClientsAnswer(count, 0, End.REFUSED);
            }
            clients = clients.stream().filter(ProbeClient::isConnected).toList();
            ClientsAnswer unconnected = new ClientsAnswer(count, clients.size(), End.NOT_CONNECTED);
            if (clients.isEmpty()) {
                return unconnected;
            }
            round.until(this::isTroubled, EchoProbe.QUIET);
            ClientsAnswer trouble = trouble();
            if (trouble != null) {
                return trouble;
            }
            ClientsAnswer answer = speak();
            return answer.end() == End.SERVED && clients.size() < count ? unconnected : answer;
        }

        /** The last one alone, so that it is the last in the listener's queue too. */
        private void connect() throws IOException {
            Deadline deadline = Deadline.after(MOST_CONNECTING);
            for (int i = 1; i < count && !round.isGivenUp(); i++) {
                clients.add(round.start(to, payload()));
                if (i % AT_A_TIME == 0) {
                    round.until(() -> false, PAUSE);
                }
            }
            awaitHandshakes(deadline);
            clients.add(round.start(to, payload()));
            awaitHandshakes(deadline);
        }

        private void awaitHandshakes(Deadline deadline) throws IOException {
            long before;
            do {
                before = settled();
                if (round.until(() -> settled() == clients.size(), STALLED)) {
                    return;
                }
            } while (settled() > before && !deadline.isOver() && !round.isGivenUp());
        }

        private long settled() {
            return clients.stream().filter(ProbeClient::isSettled).count();
        }

        private ClientsAnswer speak() throws IOException {
            ProbeClient last = clients.get(clients.size() - 1);
            List<ProbeClient> others = clients.subList(0, clients.size() - 1);
            Observed<Integer> queue = AcceptQueue.lengthAt(to.port());
            round.speak(last);
            Deadline deadline = Deadline.after(within);
            if (!round.until(() -> last.isAnswered() || isTroubled(), deadline)) {
                return letOthersGo(last, others, isEmptied(queue));
            }
            ClientsAnswer trouble = trouble();
            if (trouble != null) {
                return trouble;
            }
            others.forEach(round::speak);
            if (!round.until(() -> isTroubled() || clients.stream().allMatch(ProbeClient::isAnswered), deadline)) {
                return served(End.TIMED_OUT);
            }
            trouble = trouble();
            if (trouble == null) {
                trouble = afterwards();
            }
            return trouble == null ? served(End.SERVED) : trouble;
        }

        /** All have their bytes: now is the time for what is too much. */
        private @Nullable ClientsAnswer afterwards() throws IOException {
            round.until(this::isTroubled, EchoProbe.AFTERWARDS);
            clients.forEach(round::halfClose);
            round.until(() -> isTroubled() || clients.stream().allMatch(ProbeClient::isOver), EchoProbe.AFTERWARDS);
            return trouble();
        }

        /** Whether the last one was kept waiting by the others. */
        private ClientsAnswer letOthersGo(ProbeClient last, List<ProbeClient> others, boolean isAccepting)
                throws IOException {
            ClientsAnswer sofar = served(End.TIMED_OUT);
            Duration waited = within;
            for (ProbeClient each : others) {
                round.speak(each);
                round.halfClose(each);
            }
            Duration again = waited.compareTo(EchoProbe.AFTERWARDS) < 0 ? EchoProbe.AFTERWARDS : waited;
            round.until(() -> last.isAnswered() || last.isOver() || last.isAstray(), again);
            boolean prompt = others.stream()
                    .filter(ProbeClient::gotItsOwnBack)
                    .anyMatch(each -> each.answeredAfter().multipliedBy(PROMPT).compareTo(waited) <= 0);
            return last.gotItsOwnBack() && prompt && !isAccepting
                    ? new ClientsAnswer(count, clients.size(), End.IN_TURN, Bytes.EMPTY, Bytes.EMPTY, waited)
                    : sofar;
        }

        /** Whether the program has gone on accepting meanwhile: then it was on its way to the last one. */
        private boolean isEmptied(Observed<Integer> before) {
            int now = AcceptQueue.lengthAt(to.port()).orElse(0);
            return before.orElse(0) > now;
        }

        private ClientsAnswer served(End end) {
            int served =
                    (int) clients.stream().filter(ProbeClient::gotItsOwnBack).count();
            return new ClientsAnswer(count, served, end);
        }

        private boolean isTroubled() {
            return clients.stream().anyMatch(client -> client.heardEarly() || client.isAstray() || isCutOff(client));
        }

        /** The first trouble, if there is any. */
        private @Nullable ClientsAnswer trouble() throws IOException {
            if (!isTroubled()) {
                return null;
            }
            // More of them may be on their way.
            round.until(() -> false, EchoProbe.THE_REST);
            ProbeClient troubled = first(ProbeClient::heardEarly);
            if (troubled != null) {
                return of(End.SPOKE_FIRST, Bytes.EMPTY, troubled.early(), Duration.ZERO);
            }
            troubled = first(ProbeClient::isAstray);
            if (troubled != null) {
                boolean more = troubled.received().length() > troubled.payload().length()
                        && troubled.received().firstDifference(troubled.payload())
                                == troubled.payload().length();
                End end = more ? End.SURPLUS : End.OTHER_BYTES;
                return of(end, troubled.payload(), troubled.received(), Duration.ZERO);
            }
            troubled = first(Crowd::isCutOff);
            if (troubled == null) {
                return null;
            }
            End end = troubled.end() == ProbeEnd.RESET ? End.RESET : End.CLOSED;
            return of(end, Bytes.EMPTY, troubled.received(), troubled.lifetime());
        }

        private @Nullable ProbeClient first(Predicate<ProbeClient> troubled) {
            return clients.stream().filter(troubled).findFirst().orElse(null);
        }

        private ClientsAnswer of(End end, Bytes sent, Bytes came, Duration after) {
            int such = (int) clients.stream()
                    .filter(
                            switch (end) {
                                case SPOKE_FIRST -> ProbeClient::heardEarly;
                                case SURPLUS, OTHER_BYTES -> ProbeClient::isAstray;
                                default -> Crowd::isCutOff;
                            })
                    .count();
            return new ClientsAnswer(count, such, end, sent, came, after);
        }

        private static boolean isCutOff(ProbeClient client) {
            return client.isConnected() && client.isOver() && !client.isAnswered();
        }
    }
}
