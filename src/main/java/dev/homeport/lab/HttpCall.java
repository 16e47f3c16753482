package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.HttpEnd;
import dev.homeport.net.HttpRequest;
import dev.homeport.net.HttpUrl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on a connection of its own.
 *
 * <p>Not java.net.http.HttpClient: that one hides the socket, so a probe could not be told from a learner; it forbids a Host
 * of one's own; it hides what came of an answer that is not whole; and before Java 21 its threads cannot be ended.
 */
final class HttpCall {
    private final Act act;
    private final Waiters waiters;
    private final @Nullable ProbePorts probePorts;
    private final TlsKit kit;

    /** @param probePorts null for a learner's request; a probe's port is entered there, and its peer's certificate not judged */
    HttpCall(Act act, Waiters waiters, @Nullable ProbePorts probePorts, TlsKit kit) {
        this.act = act;
        this.waiters = waiters;
        this.probePorts = probePorts;
        this.kit = kit;
    }

    /**
     * Asks one place after the other until one does not refuse (RFC 9110, section 4.3.3 leaves that to the client).
     *
     * @param headOnly whether to read no further than the end of the header section
     * @throws IOException for what no {@link HttpEnd} stands for
     * @throws LabException if the request cannot be, or the TLS handshake fails
     */
    HttpAnswer send(HttpRequest request, Iterable<? extends Address> places, boolean headOnly)
            throws IOException, LabException {
        Bytes bytes = HttpRequestBytes.of(request);
        TlsSide.Client side = request.url().secure()
                ? kit.client(
                        request.url().host().isEmpty()
                                ? "localhost"
                                : request.url().host(),
                        request.url().port(),
                        probePorts != null)
                : null;
        // From here on: what had to be loaded first is not the server's slowness.
        Deadline deadline = Deadline.after(act.within());
        List<Address> tried = new ArrayList<>();
        HttpAnswer last = HttpAnswer.none(HttpEnd.REFUSED, "", tried);
        for (Address place : places) {
            try {
                tried.add(place);
                last = new Attempt(request, bytes, side, deadline, headOnly)
                        .at(place)
                        .from(tried);
            } catch (IOException failed) {
                if (tried.size() == 1) {
                    throw failed;
                }
                // Such as IPv6 that is switched off: then nobody can be there, and the others count.
                tried.remove(place);
            }
            if (last.end() != HttpEnd.REFUSED) {
                return last;
            }
        }
        return HttpAnswer.none(HttpEnd.REFUSED, "", tried);
    }

    /** One connection. */
    private final class Attempt {
        private final HttpUrl url;
        private final Bytes bytes;
        private final TlsSide.@Nullable Client side;
        private final Deadline deadline;
        private final HttpResponseReader reader;
        private boolean connected;

        Attempt(HttpRequest request, Bytes bytes, TlsSide.@Nullable Client side, Deadline deadline, boolean headOnly) {
            this.url = request.url();
            this.bytes = bytes;
            this.side = side;
            this.deadline = deadline;
            reader = new HttpResponseReader(request.method(), headOnly);
        }

        HttpAnswer at(Address place) throws IOException, LabException {
            try (SocketChannel channel = Addresses.socketFor(place)) {
                channel.configureBlocking(false);
                if (probePorts != null && place instanceof Endpoint endpoint) {
                    probePorts.bind(channel, endpoint);
                }
                channel.connect(Addresses.toSocketAddress(place));
                while (!channel.finishConnect()) {
                    HttpEnd none = waited(channel, SelectionKey.OP_CONNECT);
                    if (none != null) {
                        return reader.answer(none);
                    }
                }
                connected = true;
                Layer layer = side == null ? new PlainLayer(channel) : secured(channel, side);
                HttpEnd unsent = write(channel, layer);
                HttpEnd end = unsent == null ? read(channel, layer) : unsent;
                return reader.answer(end).to(bytes);
            } catch (IOException failed) {
                if (Troubles.isRefused(failed)) {
                    return HttpAnswer.none(HttpEnd.REFUSED, "", List.of());
                }
                if (Troubles.isReset(failed) || Troubles.isBrokenPipe(failed)) {
                    return reader.answer(HttpEnd.RESET).to(connected ? bytes : Bytes.EMPTY);
                }
                LabException alert = TlsTroubles.ofAlert(failed, url.authority());
                if (alert == null) {
                    throw failed;
                }
                HttpAnswer cut = reader.answer(HttpEnd.RESET).to(bytes);
                if (cut.head() == null) {
                    throw alert;
                }
                return cut;
            }
        }

        private TlsLayer secured(SocketChannel channel, TlsSide.Client client) throws LabException {
            Handshake handshake = new Handshake(client, channel, url.authority(), null, null, null, waiters);
            handshake.perform(Duration.ofNanos(Math.max(1, deadline.leftNanos())), act.cancellation());
            return handshake.layer();
        }

        private @Nullable HttpEnd write(SocketChannel channel, Layer layer) throws IOException {
            ByteBuffer out = ByteBuffer.wrap(bytes.toArray());
            try {
                while (out.hasRemaining() || !layer.flush()) {
                    HttpEnd stopped = layer.write(out) == 0 ? waited(channel, SelectionKey.OP_WRITE) : null;
                    if (stopped != null) {
                        return stopped;
                    }
                }
            } catch (IOException failed) {
                // It may have answered before it closed: what it said is still there to be read.
                if (!Troubles.isReset(failed) && !Troubles.isBrokenPipe(failed)) {
                    throw failed;
                }
            }
            return null;
        }

        private HttpEnd read(SocketChannel channel, Layer layer) throws IOException {
            ByteBuffer in = ByteBuffer.allocate(16 << 10);
            while (!reader.isOver()) {
                int count = layer.read(in);
                if (count < 0) {
                    // An answer that ends with its connection may have been cut short by anybody.
                    return layer.end() == Layer.StreamEnd.TRUNCATED ? HttpEnd.RESET : HttpEnd.CLOSED;
                }
                // Also while bytes drip: a deadline that each new one put off would be none.
                HttpEnd stopped = count == 0 ? waited(channel, SelectionKey.OP_READ) : isOver();
                reader.take(in.array(), in.position());
                in.clear();
                if (stopped != null) {
                    return stopped;
                }
            }
            return HttpEnd.WHOLE;
        }

        private @Nullable HttpEnd isOver() {
            return act.cancellation().isCancelled() ? HttpEnd.CANCELLED : deadline.isOver() ? HttpEnd.TIMED_OUT : null;
        }

        /** Null once it is ready. */
        private @Nullable HttpEnd waited(SocketChannel channel, int operation) throws IOException {
            return switch (Waiting.on(channel, operation, deadline, act.cancellation(), waiters)) {
                case READY -> null;
                case TIMED_OUT -> HttpEnd.TIMED_OUT;
                case CANCELLED, CLOSED -> HttpEnd.CANCELLED;
            };
        }
    }
}
