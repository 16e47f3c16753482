package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The addresses at which sockets have one port, by the kernel's table.
 *
 * @param told whether the table can be read
 * @param addresses where a port is asked that nobody named an address for
 * @param bound what the sockets are bound to, each once
 */
record ProbePlaces(boolean told, List<Endpoint> addresses, Set<Endpoint> bound) {
    /** Where a probe asks, and what the socket is bound to that it meets there; null where the table shows none. */
    record Place(Endpoint ask, @Nullable Endpoint bound) {}

    static ProbePlaces of(Observed<List<KernelSocket>> table, Transport transport, int port) {
        Set<Endpoint> bound = new LinkedHashSet<>();
        for (KernelSocket row : table.orElse(List.of())) {
            boolean takes = transport == Transport.UDP ? row.remote() == null : row.isListener();
            if (row.transport() == transport && takes && row.local().port() == port) {
                bound.add(row.local());
            }
        }
        return new ProbePlaces(
                table.match(rows -> true, reason -> false), PortAddresses.of(table, transport, port), bound);
    }

    /** In the order in which to ask. */
    List<Place> places() {
        return addresses.stream()
                .map(each -> new Place(each, whoGets(each.address())))
                .toList();
    }

    /**
     * Which socket gets what comes for the address: one that is bound to it before one that is bound to all of its family.
     * One on :: takes IPv4 too, unless IPV6_V6ONLY is set (ipv6(7)), which the table does not tell.
     */
    @Nullable
    Endpoint whoGets(InetAddress address) {
        Endpoint best = null;
        int most = 0;
        for (Endpoint each : bound) {
            int rank = rank(each.address(), address);
            if (rank > most) {
                most = rank;
                best = each;
            }
        }
        return best;
    }

    /** Whether somebody has the port at an address that is not asked. */
    boolean isElsewhere() {
        return bound.stream().anyMatch(each -> !each.isLoopback() && !each.isWildcard());
    }

    static int rank(InetAddress bound, InetAddress asked) {
        if (bound.equals(asked)) {
            return 3;
        }
        if (!bound.isAnyLocalAddress()) {
            return 0;
        }
        boolean four = bound instanceof Inet4Address;
        if (four == asked instanceof Inet4Address) {
            return 2;
        }
        return four ? 0 : 1;
    }
}
