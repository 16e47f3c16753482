package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.net.HttpAnswer;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.ProbeEnd;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer on a connection of its own.
 *
 * <p>Not java.net.http.HttpClient: that one hides the socket, so a probe could not be told from a learner; it forbids a Host
 * of one's own; and before Java 21 its threads cannot be ended.
 */
final class HttpCall {
    private static final int DEFAULT_PORT = 80;

    private final Deadline deadline;
    private final Cancellation cancellation;
    private final Waiters waiters;
    private final @Nullable ProbePorts probePorts;

    /** @param probePorts null for a learner's request; a probe's port is entered there */
    HttpCall(Deadline deadline, Cancellation cancellation, Waiters waiters, @Nullable ProbePorts probePorts) {
        this.deadline = deadline;
        this.cancellation = cancellation;
        this.waiters = waiters;
        this.probePorts = probePorts;
    }

    /** The waiting was cancelled, or the lab closed. */
    static final class GivenUp extends Exception {
        private static final long serialVersionUID = 1L;
    }

    static int portOf(URI uri) {
        return uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    }

    /** @throws IOException for what no {@link ProbeEnd} stands for */
    HttpAnswer send(String method, URI uri, Bytes request) throws IOException, GivenUp {
        String host = uri.getHost();
        if (host.startsWith("[") || Character.isDigit(host.charAt(0))) {
            return send(method, new Endpoint(InetAddress.getByName(host), portOf(uri)), request);
        }
        // RFC 6761, section 6.3: localhost is loopback, whatever a resolver says. A server may be on either address.
        HttpAnswer answer = send(method, new Endpoint(LoopbackAddress.V4, portOf(uri)), request);
        if (answer.end() != ProbeEnd.REFUSED) {
            return answer;
        }
        try {
            return send(method, new Endpoint(LoopbackAddress.V6, portOf(uri)), request);
        } catch (IOException noIpv6) {
            return answer;
        }
    }

    private HttpAnswer send(String method, Endpoint to, Bytes request) throws IOException, GivenUp {
        HttpResponseReader reader = new HttpResponseReader(method);
        try (SocketChannel channel = Addresses.socketFor(to)) {
            channel.configureBlocking(false);
            if (probePorts != null) {
                channel.bind(new InetSocketAddress(sameFamily(to), 0));
                probePorts.add(((InetSocketAddress) channel.getLocalAddress()).getPort());
            }
            channel.connect(to.toSocketAddress());
            while (!channel.finishConnect()) {
                if (!ready(channel, SelectionKey.OP_CONNECT)) {
                    return HttpAnswer.none(ProbeEnd.TIMED_OUT);
                }
            }
            ByteBuffer out = ByteBuffer.wrap(request.toArray());
            while (out.hasRemaining()) {
                if (channel.write(out) == 0 && !ready(channel, SelectionKey.OP_WRITE)) {
                    return HttpAnswer.none(ProbeEnd.TIMED_OUT);
                }
            }
            return reader.answer(read(channel, reader));
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

    private static InetAddress sameFamily(Endpoint to) {
        return to.address() instanceof java.net.Inet4Address ? LoopbackAddress.V4 : LoopbackAddress.V6;
    }

    private ProbeEnd read(SocketChannel channel, HttpResponseReader reader) throws IOException, GivenUp {
        ByteBuffer in = ByteBuffer.allocate(16 << 10);
        while (!reader.isOver()) {
            int count = channel.read(in);
            if (count < 0) {
                return ProbeEnd.CLOSED;
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
