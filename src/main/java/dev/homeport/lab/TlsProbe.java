package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.TlsAnswer;
import dev.homeport.net.TlsAnswer.End;
import dev.homeport.net.TlsFacts;
import dev.homeport.net.TlsRecord;
import dev.homeport.words.Reason;
import dev.homeport.words.Span;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a port speaks TLS. Who it is does not matter: the certificate is not judged.
 *
 * <p>That a server answers a ClientHello with nothing, or closes, proves nothing: it may be busy. Then it is asked in HTTP, on a
 * connection of its own. If it answers that, and soon, HTTP is what it speaks: a server that speaks TLS has an alert for such a
 * request, or the status 400.
 *
 * <p>Only waiting for the other end counts for the deadline: the JDK loads the better part of a second's classes for its first
 * handshake, and what it computes is not the other end's slowness.
 */
final class TlsProbe {
    /** {@code HTTP/1.1 200}: the beginning of RFC 9112, section 4. */
    private static final int STATUS_LINE = 12;

    /** Who answers HTTP in such a part of the time in which no TLS came is not slow. */
    private static final int PROMPT = 4;

    private final ProbePorts probePorts;
    private final Waiters waiters;

    TlsProbe(ProbePorts probePorts, Waiters waiters) {
        this.probePorts = probePorts;
        this.waiters = waiters;
    }

    /** The act's deadline is for the TCP handshake, and again for the waits of the TLS handshake together. */
    TlsAnswer ask(Endpoint to, Act act) throws IOException {
        TlsAnswer answer = askInTls(to, act);
        return answer.end() == End.NOTHING && answersHttp(to, act)
                ? new TlsAnswer(End.OTHER_PROTOCOL, to + " has no answer to a ClientHello, and one to HTTP without TLS")
                : answer;
    }

    private boolean answersHttp(Endpoint to, Act act) throws IOException {
        Bytes request = Bytes.utf8("HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        try (ProbeRound round = new ProbeRound(probePorts, waiters, act.cancellation())) {
            ProbeClient client = round.start(to, request);
            round.until(client::isSettled, EchoProbe.connecting(act));
            if (!client.isConnected()) {
                return false;
            }
            round.speak(client);
            round.until(
                    () -> client.isOver() || client.received().length() >= STATUS_LINE,
                    act.within().dividedBy(PROMPT));
            String said = client.received().text();
            return said.length() >= STATUS_LINE
                    && said.startsWith("HTTP/1.")
                    && !said.substring(0, STATUS_LINE).endsWith(" 400");
        }
    }

    private TlsAnswer askInTls(Endpoint to, Act act) throws IOException {
        Handshake handshake = null;
        try (SocketChannel channel = Addresses.socketFor(to)) {
            channel.configureBlocking(false);
            probePorts.bind(channel, to);
            channel.connect(to.toSocketAddress());
            Deadline connecting = Deadline.after(EchoProbe.connecting(act));
            while (!channel.finishConnect()) {
                if (Waiting.on(channel, SelectionKey.OP_CONNECT, connecting, act.cancellation(), waiters)
                        != Waiting.READY) {
                    return new TlsAnswer(End.UNCLEAR, to + " does not answer");
                }
            }
            String host = Addresses.hostOf(to).replace("[", "").replace("]", "");
            TlsSide side = new TlsKit().client(host, to.port(), true);
            handshake = new Handshake(side, channel, to.toString(), null, null, null, waiters);
            if (!shake(handshake, channel, act)) {
                String silent = handshake.layer().first().isEmpty() ? "said nothing" : "stopped in the handshake";
                return judged(handshake, to + " " + silent + " for " + Span.of(act.within()));
            }
            TlsFacts facts = handshake.facts();
            handshake.layer().farewell();
            return new TlsAnswer(End.DONE, facts.version() + ", " + facts.cipherSuite());
        } catch (IOException failed) {
            if (handshake == null && Troubles.isRefused(failed)) {
                return new TlsAnswer(End.REFUSED, "connection refused");
            }
            if (Troubles.isReset(failed)) {
                return judged(handshake, to + " reset the connection: " + Reason.of(failed));
            }
            throw failed;
        } catch (LabException noTls) {
            return judged(handshake, noTls.what());
        }
    }

    /** False if the time was over first. */
    private boolean shake(Handshake handshake, SocketChannel channel, Act act) throws IOException, LabException {
        Duration left = act.within();
        while (true) {
            TlsNeed need = handshake.advance();
            if (need == TlsNeed.NOTHING) {
                return true;
            }
            int operation = need == TlsNeed.READ ? SelectionKey.OP_READ : SelectionKey.OP_WRITE;
            long began = System.nanoTime();
            if (Waiting.on(channel, operation, Deadline.after(left), act.cancellation(), waiters) != Waiting.READY) {
                return false;
            }
            left = left.minusNanos(System.nanoTime() - began);
        }
    }

    /** What came first is proof of another protocol, or of TLS. */
    private static TlsAnswer judged(@Nullable Handshake handshake, String words) {
        Bytes first = handshake == null ? Bytes.EMPTY : handshake.layer().first();
        return new TlsAnswer(end(first), words);
    }

    private static End end(Bytes first) {
        if (first.isEmpty()) {
            return End.NOTHING;
        }
        if (first.length() < TlsRecord.TYPE_AND_VERSION) {
            boolean record = first.at(0) >= TlsRecord.LEAST_TYPE && first.at(0) <= TlsRecord.MOST_TYPE;
            return record ? End.UNCLEAR : End.OTHER_PROTOCOL;
        }
        return TlsRecord.at(first)
                .map(record -> switch (record) {
                    // RFC 9846, section 4.2.2: only a client sends it.
                    case CLIENT_HELLO -> End.OTHER_PROTOCOL;
                    case ALERT -> End.ALERT;
                    default -> End.UNCLEAR;
                })
                .orElse(End.OTHER_PROTOCOL);
    }
}
