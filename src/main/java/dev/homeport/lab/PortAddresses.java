package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * At which addresses a port is asked where nobody named one: where the kernel's table says that somebody is, 127.0.0.1 first,
 * then ::1, then the others of loopback. Where the table cannot be read, or shows nobody, at 127.0.0.1 and ::1.
 */
final class PortAddresses {
    private static final List<InetAddress> USUAL = List.of(LoopbackAddress.V4, LoopbackAddress.V6);

    private PortAddresses() {}

    /** 127.0.0.1 and ::1, where one has not to know who listens. */
    static List<Endpoint> usual(int port) {
        return USUAL.stream().map(each -> new Endpoint(each, port)).toList();
    }

    /** At least one, to be tried in this order. */
    static List<Endpoint> of(Observed<List<KernelSocket>> table, Transport transport, int port) {
        Set<Endpoint> found = new LinkedHashSet<>();
        table.orElse(List.of()).stream()
                .filter(row -> row.transport() == transport && row.local().port() == port && takes(row))
                .flatMap(row -> reached(row.local().address()))
                .map(each -> new Endpoint(each, port))
                .sorted(Comparator.comparingInt(PortAddresses::rank).thenComparing(Endpoint::toString))
                .forEach(found::add);
        return found.isEmpty() ? usual(port) : List.copyOf(found);
    }

    private static boolean takes(KernelSocket row) {
        return row.transport() == Transport.UDP ? row.remote() == null : row.isListener();
    }

    /**
     * The loopback addresses at which a socket bound to the address is reached. One on :: is reached over IPv4 too, unless
     * IPV6_V6ONLY is set (ipv6(7)), which the table does not tell.
     */
    private static Stream<InetAddress> reached(InetAddress bound) {
        if (!bound.isAnyLocalAddress()) {
            return bound.isLoopbackAddress() ? Stream.of(bound) : Stream.empty();
        }
        return bound instanceof Inet4Address ? Stream.of(LoopbackAddress.V4) : USUAL.stream();
    }

    private static int rank(Endpoint endpoint) {
        int usual = USUAL.indexOf(endpoint.address());
        return usual < 0 ? USUAL.size() : usual;
    }
}
