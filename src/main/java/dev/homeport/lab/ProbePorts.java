package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The connections of the lab's own probes, known by their two ports. A server of the lab must not log a probe, and the
 * kernel's rows of one are no change to look at again: else each active check would call for the next.
 *
 * <p>The probe's port alone would not do: somebody else gets it soon after. A connection is accepted once, so a second one
 * between the same two ports is no probe's, however soon it comes.
 */
final class ProbePorts {
    private static final int MOST = 8_192;

    /** TIME-WAIT lasts twice the maximum segment lifetime: four minutes at most (RFC 9293, section 3.4.2). */
    private static final Duration REMEMBERED = Duration.ofMinutes(4);

    /** How late a server may still meet a datagram of a probe that has gone. Nothing tells its sender's end, unlike TCP's. */
    private static final Duration LATE = Duration.ofSeconds(2);

    private static final class Known {
        final Deadline until;
        boolean accepted;

        Known(Deadline until) {
            this.until = until;
        }
    }

    private final Map<Integer, Known> pairs = new LinkedHashMap<>();

    /** Spares a server without probes the lock: each datagram of another sender asks. */
    private volatile boolean any;

    /**
     * Binds what is about to connect there, and enters it: it must be known as a probe's before the server can see it.
     *
     * @throws ConnectException if nobody listens there: the system chose the very port, and the socket would meet itself
     *     (RFC 9293, section 3.5)
     */
    void bind(SocketChannel channel, Endpoint to) throws IOException {
        channel.bind(new InetSocketAddress(to.address(), 0));
        int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
        if (port == to.port()) {
            throw new ConnectException("Connection refused");
        }
        add(port, to.port());
    }

    synchronized void add(int probe, int server) {
        enter(probe, server, REMEMBERED);
    }

    /** It sent datagrams, and is closed. */
    synchronized void gone(int probe, int server) {
        enter(probe, server, LATE);
    }

    private void enter(int probe, int server, Duration remembered) {
        any = true;
        pairs.remove(key(probe, server));
        pairs.put(key(probe, server), new Known(Deadline.after(remembered)));
        Iterator<Known> oldest = pairs.values().iterator();
        while (oldest.hasNext() && (oldest.next().until.isOver() || pairs.size() > MOST)) {
            oldest.remove();
        }
    }

    /** Forgets all that had this port, when something else of the lab got it. */
    synchronized void remove(int probe) {
        pairs.keySet().removeIf(key -> key >>> Short.SIZE == probe);
    }

    /** Whether what a server has just accepted is a probe's. It answers so once for each probe. */
    boolean accepts(@Nullable Address near, @Nullable Address far) {
        return near instanceof Endpoint server && far instanceof Endpoint client && accepts(server, client);
    }

    private boolean accepts(Endpoint server, Endpoint client) {
        return any && client.isLoopback() && isAccepted(client.port(), server.port());
    }

    private synchronized boolean isAccepted(int probe, int server) {
        Known known = known(probe, server);
        if (known == null) {
            return false;
        }
        if (known.accepted) {
            pairs.remove(key(probe, server));
            return false;
        }
        known.accepted = true;
        return true;
    }

    /** Whether a server's peer is a probe. Of a Unix socket nothing tells. */
    boolean isProbe(@Nullable Address near, @Nullable Address far) {
        return near instanceof Endpoint server
                && far instanceof Endpoint client
                && client.isLoopback()
                && contains(client.port(), server.port());
    }

    /** As the other, for who has no endpoint at hand and wants none made. */
    boolean isProbe(InetSocketAddress near, InetSocketAddress far) {
        return far.getAddress().isLoopbackAddress() && contains(far.getPort(), near.getPort());
    }

    /** Whether a probe has, or lately had, this local port, whomever it asks. */
    synchronized boolean has(int port) {
        return pairs.entrySet().stream()
                .anyMatch(each -> each.getKey() >>> Short.SIZE == port
                        && !each.getValue().until.isOver());
    }

    /** Whether a probe is between the two ports, whichever is its own. */
    boolean isBetween(int one, int other) {
        return contains(one, other) || contains(other, one);
    }

    private boolean contains(int probe, int server) {
        return any && isRemembered(probe, server);
    }

    private synchronized boolean isRemembered(int probe, int server) {
        return known(probe, server) != null;
    }

    private @Nullable Known known(int probe, int server) {
        Known known = pairs.get(key(probe, server));
        return known == null || known.until.isOver() ? null : known;
    }

    private static int key(int probe, int server) {
        return probe << Short.SIZE | server;
    }
}
