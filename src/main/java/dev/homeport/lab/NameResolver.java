package dev.homeport.lab;

import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Observed;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What host names stand for: the one place that asks the system's resolver. */
final class NameResolver {
    private NameResolver() {}

    /** In the order in which this system has them tried; asked anew each time, as far as this JVM does not keep answers. */
    static Observed<List<InetAddress>> resolve(String name) {
        try {
            List<InetAddress> found = List.of(InetAddress.getAllByName(name));
            return Observed.seen(
                    found.size() < 2 ? found : AddressOrder.ofThisMachine().sorted(found));
        } catch (UnknownHostException unknown) {
            return Observed.unseen("the name is not known to this machine's resolver");
        }
    }

    /**
     * Where to reach a name of this machine. One of the localhost names is on loopback, whatever a resolver says of it (RFC
     * 6761, section 6.3): what the resolver has, in its order, then 127.0.0.1 and ::1 where they are missing, as a server may
     * be on either.
     */
    static List<InetAddress> onLoopback(String localhost) {
        Set<InetAddress> all = new LinkedHashSet<>();
        resolve(localhost).orElse(List.of()).stream()
                .filter(InetAddress::isLoopbackAddress)
                .forEach(all::add);
        all.add(LoopbackAddress.V4);
        all.add(LoopbackAddress.V6);
        return List.copyOf(all);
    }

    /** {@code localhost} and all names below it (RFC 6761, section 6.3). */
    static boolean isLocalhost(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.equals("localhost") || lower.endsWith(".localhost");
    }
}
