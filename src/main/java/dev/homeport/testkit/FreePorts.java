package dev.homeport.testkit;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabException;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Port;
import dev.homeport.net.PortClass;
import dev.homeport.net.PortRange;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds ports that are free. Where it can it takes dynamic ports (RFC 6335, section 6) outside the range from which the
 * kernel picks: on Linux 61000 to 65535. No program is given such a port by chance, only by asking for that number. Nothing
 * holds it, though: a socket that did would be in the way of a server that sets no SO_REUSEADDR.
 */
final class FreePorts {
    private static final int TRIES = 200;

    private static final Set<Integer> TAKEN = new HashSet<>();

    private FreePorts() {}

    /** Free on TCP and UDP a moment ago, and given to nobody else in this JVM until it is given back. */
    static synchronized Port take() {
        try (Lab lab = Lab.open(LabSettings.USUAL)) {
            Optional<PortRange> quiet = beyond(lab.ports().ephemeralRange().orElse(PortClass.DYNAMIC.range()));
            for (int i = 0; i < TRIES; i++) {
                int wanted = quiet.map(FreePorts::anyOf).orElse(0);
                Optional<Integer> free = TAKEN.contains(wanted) ? Optional.empty() : free(lab, wanted);
                if (free.isPresent() && TAKEN.add(free.get())) {
                    return new Port(free.get());
                }
            }
            throw new IllegalStateException("no free port was found in " + TRIES + " tries");
        }
    }

    static synchronized void giveBack(Collection<Port> ports) {
        ports.forEach(each -> TAKEN.remove(each.number()));
    }

    /** The dynamic ports above the range from which the kernel picks; empty where it picks from all of them. */
    private static Optional<PortRange> beyond(PortRange kernels) {
        return kernels.last() < Port.MAX
                ? Optional.of(new PortRange(
                        Math.max(kernels.last() + 1, PortClass.DYNAMIC.range().first()), Port.MAX))
                : Optional.empty();
    }

    private static int anyOf(PortRange range) {
        return ThreadLocalRandom.current().nextInt(range.first(), range.last() + 1);
    }

    /** Without SO_REUSEADDR, so that no TIME-WAIT connection is on it. */
    private static Optional<Integer> free(Lab lab, int wanted) {
        Act act = Act.of("looking for a free port");
        try {
            String tcp = lab.listen(Endpoint.loopback(wanted), null, 1, false, false, act)
                    .name();
            int port =
                    lab.find(tcp).map(each -> each.local()).map(Endpoint::port).orElse(0);
            String udp =
                    lab.udp().bind(Endpoint.loopback(port), null, false, act).name();
            lab.close(udp);
            lab.close(tcp);
            return Optional.of(port);
        } catch (LabException taken) {
            lab.closeAllBut(Set.of());
            return Optional.empty();
        }
    }
}
