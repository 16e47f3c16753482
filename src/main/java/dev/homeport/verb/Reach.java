package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Transport;
import java.net.Inet6Address;

/** Who can reach what is bound to an address. */
final class Reach {
    private static final String OTHERS = "other machines can reach it";

    private Reach() {}

    static String of(Transport transport, Endpoint local, Lab lab) {
        if (local.isLoopback()) {
            return "only this machine can reach it";
        }
        if (!local.isWildcard()) {
            return OTHERS;
        }
        return (local.address() instanceof Inet6Address ? everyIpv6(transport, local, lab) : "every IPv4 address")
                + " of this machine; " + OTHERS;
    }

    /** A UDP socket that is bound for a try could take somebody's datagram: there it stays open. */
    private static String everyIpv6(Transport transport, Endpoint local, Lab lab) {
        if (transport == Transport.UDP) {
            return "every IPv6 address, and IPv4 too unless its program turned that off (IPV6_V6ONLY),";
        }
        return lab.ports()
                .takesIpv4(local.port())
                .match(
                        both -> both ? "every address, IPv6 and IPv4," : "every IPv6 address, and none of IPv4,",
                        reason -> "every IPv6 address (" + reason + ")");
    }
}
