package dev.homeport.verb;

import dev.homeport.lab.Ports;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.PortUse;
import dev.homeport.net.Probed;
import dev.homeport.net.Transport;
import java.net.Inet6Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the kernel's table adds to a probe: from outside nobody knows this.
 *
 * @param before who had the port before the probe
 */
record ProbeHere(Ports ports, Endpoint to, Transport transport, Observed<List<Holder>> before) {
    /** Looks before the probe. */
    static ProbeHere before(Ports ports, Endpoint to, Transport transport) {
        return new ProbeHere(ports, to, transport, ports.holders(to.port()));
    }

    /** Looks again, and says it. */
    String after(Probed probed) {
        return ports.holders(to.port())
                .match(now -> words(probed, now), reason -> "the kernel's table cannot be read: " + reason);
    }

    private String words(Probed probed, List<Holder> now) {
        List<Holder> here = now.stream().filter(this::standsForIt).toList();
        List<Holder> elsewhere = now.stream()
                .filter(each -> each.transport() == transport && !here.contains(each))
                .toList();
        return switch (probed.outcome()) {
            case REFUSED ->
                here.isEmpty()
                        ? nobody(elsewhere, "so this is the kernel's own refusal or a firewall's")
                        : have(here) + ", and yet it was refused: a firewall rule may reject what comes";
            case TIMED_OUT ->
                here.isEmpty()
                        ? nobody(elsewhere, "and still no refusal came: something drops packets")
                        : have(here) + ": its queue may be full, or something drops packets";
            case UNREACHABLE, SILENT ->
                here.isEmpty() ? nobody(elsewhere, "as far as the kernel's table tells") : have(here);
            case ACCEPTED_SILENT, GREETED, CLOSED, RESET, ANSWERED -> here.isEmpty() ? gone() : have(here);
        };
    }

    /** {@code python3 (4711) listens on 127.0.0.1:62893 and node (4712) on [::1]:62893}. */
    private String have(List<Holder> holders) {
        Map<Endpoint, List<Holder>> byAddress =
                holders.stream().collect(Collectors.groupingBy(Holder::local, LinkedHashMap::new, Collectors.toList()));
        StringBuilder said = new StringBuilder();
        byAddress.forEach((local, all) -> {
            List<String> names = names(all);
            boolean several = names.size() > 1;
            String verb = transport == Transport.UDP
                    ? (several ? " have " : " has ")
                    : (several ? " listen on " : " listens on ");
            said.append(said.length() == 0 ? "" : "; ")
                    .append(Shown.list(names, "and"))
                    .append(verb)
                    .append(local);
        });
        return said.toString();
    }

    private static List<String> names(List<Holder> holders) {
        return holders.stream()
                .map(each -> each.owner().match(HolderFacts::shortly, reason -> "a program that is not known"))
                .distinct()
                .toList();
    }

    private String nobody(List<Holder> elsewhere, String otherwise) {
        if (!elsewhere.isEmpty()) {
            return (transport == Transport.TCP ? "nobody listens on " : "nobody has ") + to + "; " + have(elsewhere);
        }
        if (transport == Transport.UDP) {
            return "nobody has the port, " + otherwise;
        }
        PortUse use = ports.use(to.port());
        if (use.refusal().isPresent()) {
            Endpoint at = use.refusal().get().at();
            return "nobody listens, and yet " + at + " is taken by " + Unlistened.obstacle(use, at);
        }
        List<String> connected = new TreeSet<>(names(ports.connected(to.port()).orElse(List.of())))
                .stream().toList();
        return "nobody listens, " + otherwise
                + (connected.isEmpty()
                        ? ""
                        : "; " + Shown.list(connected, "and") + " has the port as its end of a connection");
    }

    /** Somebody was there for the probe, and is not any more. */
    private String gone() {
        List<Holder> then =
                before.orElse(List.of()).stream().filter(this::standsForIt).toList();
        String nobody = transport == Transport.TCP ? "nobody listens now" : "nobody has the port now";
        return then.isEmpty()
                ? nobody
                : nobody + ": " + Shown.list(names(then), "and")
                        + " did before the probe, and served it as its last client";
    }

    /** One on [::] takes IPv4 as well, unless its program has turned that off. */
    private boolean standsForIt(Holder holder) {
        Endpoint local = holder.local();
        if (holder.transport() != transport) {
            return false;
        }
        if (local.address().equals(to.address())) {
            return true;
        }
        boolean sameFamily = isIpv6(local) == isIpv6(to);
        return local.isWildcard()
                && (sameFamily
                        || (isIpv6(local)
                                && (transport == Transport.UDP
                                        || ports.takesIpv4(to.port()).orElse(false))));
    }

    private static boolean isIpv6(Endpoint endpoint) {
        return endpoint.address() instanceof Inet6Address;
    }
}
