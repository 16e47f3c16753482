package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The local ports of the lab's own probes. A server of the lab must not log a probe, and the kernel's rows of one are no
 * change to look at again: else each active check would call for the next.
 */
final class ProbePorts {
    private static final int MOST = 8_192;

    /** TIME-WAIT lasts twice the maximum segment lifetime: four minutes at most (RFC 9293, section 3.4.2). */
    private static final Duration REMEMBERED = Duration.ofMinutes(4);

    private final Map<Integer, Deadline> ports = new LinkedHashMap<>();

    /** Spares a server without probes the lock: each datagram of another sender asks. */
    private volatile boolean any;

    synchronized void add(int port) {
        any = true;
        ports.remove(port);
        ports.put(port, Deadline.after(REMEMBERED));
        Iterator<Deadline> oldest = ports.values().iterator();
        while (oldest.hasNext() && (oldest.next().isOver() || ports.size() > MOST)) {
            oldest.remove();
        }
    }

    /** Forgets it, when something else of the lab got the port. */
    synchronized void remove(int port) {
        ports.remove(port);
    }

    /** Of a Unix socket nothing tells whether it is a probe's. */
    boolean isProbe(Address address) {
        return address instanceof Endpoint endpoint && isProbe(endpoint);
    }

    boolean isProbe(Endpoint endpoint) {
        return endpoint.isLoopback() && contains(endpoint.port());
    }

    /** As the other, for who has no endpoint at hand and wants none made. */
    boolean isProbe(InetSocketAddress address) {
        return address.getAddress().isLoopbackAddress() && contains(address.getPort());
    }

    boolean contains(int port) {
        return any && isRemembered(port);
    }

    private synchronized boolean isRemembered(int port) {
        Deadline deadline = ports.get(port);
        return deadline != null && !deadline.isOver();
    }
}
