package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.ProbeEnd;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on a connection of its own.
 *
 * <p>Not java.net.http.HttpClient: that one hides the socket, so a probe could not be told from a learner; it forbids a Host
 * of one's own; and before Java 21 its threads cannot be ended.
 */
final class HttpCall {
    private static final int DEFAULT_PORT = 80;
    private static final int DEFAULT_SECURE_PORT = 443;

    private final Deadline deadline;
    private final Cancellation cancellation;
    private final Waiters waiters;
    private final @Nullable ProbePorts probePorts;
    private final @Nullable TlsKit kit;

    /** @param probePorts null for a learner's request; a probe's port is entered there */
    HttpCall(Deadline deadline, Cancellation cancellation, Waiters waiters, @Nullable ProbePorts probePorts) {
        this(deadline, cancellation, waiters, probePorts, null);
    }

    /** @param kit for https; null where only http is asked for */
    HttpCall(
            Deadline deadline,
            Cancellation cancellation,
            Waiters waiters,
            @Nullable ProbePorts probePorts,
            @Nullable TlsKit kit) {
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.waiters = waiters;
        this.probePorts = probePorts;
        this.kit = kit;
    }

    /** The waiting was cancelled, or the lab closed. */
    static final class GivenUp extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static int portOf(URI uri) {
        int usual = isSecure(uri) ? DEFAULT_SECURE_PORT : DEFAULT_PORT;
        return uri.getPort() < 0 ? usual : uri.getPort();
    }

    static boolean isSecure(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** @throws IOException for what no {@link ProbeEnd} stands for */
    HttpAnswer send(String method, URI uri, Bytes request) throws IOException, GivenUp, LabException {
        String host = uri.getHost();
        if (host.startsWith("[") || Character.isDigit(host.charAt(0))) {
            return send(method, uri, new Endpoint(InetAddress.getByName(host), portOf(uri)), request);
        }
        // RFC 6761, section 6.3: localhost is loopback, whatever a resolver says. A server may be on either address.
        HttpAnswer answer = send(method, uri, new Endpoint(LoopbackAddress.V4, portOf(uri)), request);
        if (answer.end() != ProbeEnd.REFUSED) {
            return answer;
        }
        try {
            return send(method, uri, new Endpoint(LoopbackAddress.V6, portOf(uri)), request);
        } catch (IOException noIpv6) {
            return answer;
        }
    }

    /** The same, to wherever the host of the URI is taken to be. */
    HttpAnswer send(String method, URI uri, Address to, Bytes request) throws IOException, GivenUp, LabException {
        HttpResponseReader reader = new HttpResponseReader(method);
        try (SocketChannel channel = Addresses.socketFor(to)) {
            channel.configureBlocking(false);
            if (probePorts != null && to instanceof Endpoint endpoint) {
                probePorts.bind(channel, endpoint);
            }
            channel.connect(Addresses.toSocketAddress(to));
            while (!channel.finishConnect()) {
                if (!ready(channel, SelectionKey.OP_CONNECT)) {
                    return HttpAnswer.none(ProbeEnd.TIMED_OUT);
                }
            }
            Layer layer = isSecure(uri) ? secured(channel, uri) : new PlainLayer(channel);
            ByteBuffer out = ByteBuffer.wrap(request.toArray());
            while (out.hasRemaining() || !layer.flush()) {
                if (layer.write(out) == 0 && !ready(channel, SelectionKey.OP_WRITE)) {
                    return HttpAnswer.none(ProbeEnd.TIMED_OUT);
                }
            }
            return reader.answer(read(channel, layer, reader));
        } catch (IOException failed) {
            if (Troubles.isRefused(failed)) {
                return HttpAnswer.none(ProbeEnd.REFUSED);
            }
            if (Troubles.isReset(failed) || Troubles.isBrokenPipe(failed)) {
                return reader.answer(ProbeEnd.RESET);
            }
            throw failed;
        }
    }

    private TlsLayer secured(SocketChannel channel, URI uri) throws LabException {
        if (kit == null) {
            throw new LabException(Trouble.BAD_INPUT, "https cannot be asked for here", "ask with http");
        }
        String host = uri.getHost().replace("[", "").replace("]", "");
        Handshake handshake = new Handshake(
                kit.client(host, portOf(uri), false), channel, host + ":" + portOf(uri), null, null, null, waiters);
        handshake.perform(Duration.ofNanos(Math.max(1, deadline.leftNanos())), cancellation);
        return handshake.layer();
    }

    private ProbeEnd read(SocketChannel channel, Layer layer, HttpResponseReader reader) throws IOException, GivenUp {
        ByteBuffer in = ByteBuffer.allocate(16 << 10);
        while (!reader.isOver()) {
            int count = layer.read(in);
            if (count < 0) {
                // An answer that ends with its connection may have been cut short by anybody.
                return layer.end() == Layer.StreamEnd.TRUNCATED ? ProbeEnd.RESET : ProbeEnd.CLOSED;
            }
            if (count == 0 && !ready(channel, SelectionKey.OP_READ)) {
                return ProbeEnd.TIMED_OUT;
            }
            reader.take(in.array(), in.position());
            in.clear();
        }
        return ProbeEnd.COMPLETE;
    }

    /** False when the deadline is over. */
    private boolean ready(SocketChannel channel, int operation) throws IOException, GivenUp {
        return switch (Waiting.on(channel, operation, deadline, cancellation, waiters)) {
            case READY -> true;
            case TIMED_OUT -> false;
            case CANCELLED, CLOSED -> throw new GivenUp();
        };
    }
}
