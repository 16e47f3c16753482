package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.TlsAnswer;
import dev.homeport.net.TlsFacts;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Finds out whether a port speaks TLS. Who it is does not matter: the certificate is not judged. */
final class TlsProbe {
    private TlsProbe() {}

    static Observed<TlsAnswer> ask(
            int port, ProbePorts probePorts, Waiters waiters, Deadline deadline, Cancellation cancellation) {
        Endpoint to = Endpoint.loopback(port);
        try (SocketChannel channel = Addresses.socketFor(to)) {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(LoopbackAddress.V4, 0));
            probePorts.add(((InetSocketAddress) channel.getLocalAddress()).getPort());
            channel.connect(to.toSocketAddress());
            while (!channel.finishConnect()) {
                switch (Waiting.on(channel, SelectionKey.OP_CONNECT, deadline, cancellation, waiters)) {
                    case READY -> {}
                    case TIMED_OUT -> {
                        return Observed.seen(new TlsAnswer(false, "port " + port + " does not answer"));
                    }
                    case CANCELLED, CLOSED -> {
                        return Observed.unseen("the look was cancelled");
                    }
                }
            }
            Handshake handshake = new Handshake(
                    new TlsKit().client("127.0.0.1", port, true), channel, "port " + port, null, null, null, waiters);
            handshake.perform(Duration.ofNanos(Math.max(1, deadline.leftNanos())), cancellation);
            TlsFacts facts = handshake.facts();
            handshake.layer().farewell();
            return Observed.seen(new TlsAnswer(true, facts.version() + ", " + facts.cipherSuite()));
        } catch (IOException failed) {
            return Troubles.isRefused(failed)
                    ? Observed.seen(new TlsAnswer(false, "nothing listens on port " + port))
                    : Observed.unseen("the probe could not open its socket: " + Reason.of(failed));
        } catch (LabException noTls) {
            return switch (noTls.trouble()) {
                case CANCELLED -> Observed.unseen("the look was cancelled");
                default -> Observed.seen(new TlsAnswer(false, noTls.what()));
            };
        }
    }
}
