package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who has sent to a UDP server lately, so that no object is made for each datagram. Used by one thread. */
final class UdpPeers {
    /** More are forgotten, all at once: whoever sends again is known again. */
    private static final int MOST = 1_024;

    private final String server;
    private final InetSocketAddress near;
    private final ProbePorts probePorts;
    private final Map<InetSocketAddress, Party> known = new HashMap<>();
    private @Nullable InetSocketAddress last;
    private @Nullable Party lastParty;

    UdpPeers(String server, Endpoint local, ProbePorts probePorts) {
        this.server = server;
        near = local.toSocketAddress();
        this.probePorts = probePorts;
    }

    /** Null for a probe of the lab, which is not logged. */
    @Nullable
    Party party(InetSocketAddress from) {
        if (from.equals(last)) {
            return lastParty;
        }
        // Asked each time the sender changes: a probe's port may be somebody else's later.
        boolean probe = probePorts.isProbe(near, from);
        Party party = probe ? null : known.get(from);
        if (party == null && !probe) {
            if (known.size() == MOST) {
                known.clear();
            }
            party = Party.ofDatagrams(server, near, from);
            known.put(from, party);
        }
        last = from;
        lastParty = party;
        return party;
    }
}
