package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.EchoAnswer;
import dev.homeport.net.Endpoint;
import dev.homeport.net.ProbeEnd;
import java.io.IOException;
import java.time.Duration;

/**
 * Asks an echo server (RFC 862) with one client.
 *
 * <p>Each act of it has its reason. It listens before it speaks: who speaks then answers nobody. It speaks, and takes as many
 * bytes as it sent: only this has a deadline. It stays silent for a while with its stream open: what comes then is too much,
 * and a server that ends with its client would not send it any more after FIN. It sends FIN, and reads to the end of stream
 * or a while longer: a server may keep its end open.
 */
final class EchoProbe {
    /** How long it listens before it speaks. */
    static final Duration QUIET = Duration.ofMillis(100);

    /** How long it waits for what is too much, before FIN and again after it. */
    static final Duration AFTERWARDS = Duration.ofMillis(400);

    /** How long it goes on reading where it is clear already that something is wrong, to show more of it. */
    static final Duration THE_REST = Duration.ofMillis(50);

    /** A handshake on loopback takes no time, but for a machine that is busy: a short deadline is not meant for that. */
    private static final Duration LEAST_CONNECTING = Duration.ofSeconds(1);

    private final ProbePorts probePorts;
    private final Waiters waiters;

    EchoProbe(ProbePorts probePorts, Waiters waiters) {
        this.probePorts = probePorts;
        this.waiters = waiters;
    }

    /**
     * The act's deadline is for the handshake, and again for the answer from the first byte sent on.
     *
     * @param halfClose whether FIN follows the payload at once
     */
    EchoAnswer ask(Endpoint to, Bytes payload, boolean halfClose, Act act) throws IOException {
        EchoAnswer answer = ask(to, payload, halfClose, QUIET, act);
        Duration silence = answer.silence();
        if (silence.isZero() || !answer.early().isEmpty()) {
            return answer;
        }
        // It bears no silence. Another client would have spoken at once: this one does, and that it said nothing is
        // known.
        EchoAnswer atOnce = ask(to, payload, halfClose, Duration.ZERO, act);
        return new EchoAnswer(atOnce.early(), atOnce.received(), atOnce.end(), silence);
    }

    private EchoAnswer ask(Endpoint to, Bytes payload, boolean halfClose, Duration quiet, Act act) throws IOException {
        try (ProbeRound round = new ProbeRound(probePorts, waiters, act.cancellation())) {
            ProbeClient client = round.start(to, payload);
            round.until(client::isSettled, connecting(act));
            if (!client.isConnected()) {
                return answer(client, ProbeEnd.NOT_CONNECTED);
            }
            if (!quiet.isZero()) {
                round.until(() -> client.heardEarly() || client.isOver(), quiet);
            }
            if (client.isOver() && !client.heardEarly()) {
                return new EchoAnswer(
                        Bytes.EMPTY,
                        Bytes.EMPTY,
                        answer(client, ProbeEnd.CLOSED).end(),
                        client.lifetime());
            }
            if (client.heardEarly()) {
                round.until(client::isOver, THE_REST);
                return answer(client, ProbeEnd.COMPLETE);
            }
            round.speak(client);
            if (halfClose) {
                round.halfClose(client);
            }
            boolean inTime = round.until(
                    () -> client.isOver() || client.isAstray() || (!halfClose && client.isAnswered()), act.within());
            if (inTime && !client.isAstray() && !halfClose && !isOverAfterwards(round, client)) {
                round.halfClose(client);
                isOverAfterwards(round, client);
            }
            if (client.isAstray()) {
                round.until(client::isOver, THE_REST);
            }
            return answer(client, inTime ? ProbeEnd.COMPLETE : ProbeEnd.TIMED_OUT);
        }
    }

    static Duration connecting(Act act) {
        return act.within().compareTo(LEAST_CONNECTING) < 0 ? LEAST_CONNECTING : act.within();
    }

    /** True if it is over or went wrong meanwhile. */
    private static boolean isOverAfterwards(ProbeRound round, ProbeClient client) throws IOException {
        return round.until(() -> client.isOver() || client.isAstray(), AFTERWARDS);
    }

    private static EchoAnswer answer(ProbeClient client, ProbeEnd otherwise) {
        ProbeEnd end = client.end();
        return new EchoAnswer(client.early(), client.received(), end == null ? otherwise : end, Duration.ZERO);
    }
}
