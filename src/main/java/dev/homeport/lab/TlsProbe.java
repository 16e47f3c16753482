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
 * <p>Only waiting for the other end counts for the deadline: the JDK loads the better part of a second's classes for its first
 * handshake, and what it computes is not the other end's slowness.
 */
final class TlsProbe {
    private final ProbePorts probePorts;
    private final Waiters waiters;

    TlsProbe(ProbePorts probePorts, Waiters waiters) {
        this.probePorts = probePorts;
        this.waiters = waiters;
    }

    /** The act's deadline is for the TCP handshake, and again for the waits of the TLS handshake together. */
    TlsAnswer ask(Endpoint to, Act act) throws IOException {
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
                return unless(
                        handshake, new TlsAnswer(End.UNCLEAR, to + " " + silent + " for " + Span.of(act.within())));
            }
            TlsFacts facts = handshake.facts();
            handshake.layer().farewell();
            return new TlsAnswer(End.DONE, facts.version() + ", " + facts.cipherSuite());
        } catch (IOException failed) {
            if (handshake == null && Troubles.isRefused(failed)) {
                return new TlsAnswer(End.REFUSED, "connection refused");
            }
            if (Troubles.isReset(failed)) {
                return new TlsAnswer(End.UNCLEAR, to + " reset the connection: " + Reason.of(failed));
            }
            throw failed;
        } catch (LabException noTls) {
            return unless(handshake, new TlsAnswer(End.UNCLEAR, noTls.what()));
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

    /** What came first is proof of another protocol, or of TLS; where nothing came, closing tells neither. */
    private static TlsAnswer unless(@Nullable Handshake handshake, TlsAnswer unclear) {
        Bytes first = handshake == null ? Bytes.EMPTY : handshake.layer().first();
        if (first.isEmpty()) {
            return unclear;
        }
        if (first.length() < TlsRecord.TYPE_AND_VERSION) {
            boolean record = first.at(0) >= TlsRecord.LEAST_TYPE && first.at(0) <= TlsRecord.MOST_TYPE;
            return record ? unclear : new TlsAnswer(End.OTHER_PROTOCOL, unclear.words());
        }
        return TlsRecord.at(first)
                .map(record -> switch (record) {
                    // RFC 9846: only a client sends it.
                    case CLIENT_HELLO -> new TlsAnswer(End.OTHER_PROTOCOL, unclear.words());
                    case ALERT -> new TlsAnswer(End.ALERT, unclear.words());
                    default -> unclear;
                })
                .orElseGet(() -> new TlsAnswer(End.OTHER_PROTOCOL, unclear.words()));
    }
}
