package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.Observed;
import java.io.IOException;
import java.net.Inet6Address;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a socket on {@code ::} takes IPv4 too (RFC 3493, section 5.3). */
public final class DualStack {
    /** ipv6(7). */
    private static final Path DEFAULT = Path.of("/proc/sys/net/ipv6/bindv6only");

    private DualStack() {}

    /** Whether the endpoint stands for every IPv6 address, and so for every IPv4 address as well. */
    public static boolean takesBoth(Endpoint local) {
        return local.isWildcard() && local.address() instanceof Inet6Address;
    }

    /** Whether this system sets IPV6_V6ONLY for programs that do not say. The JVM always clears it. */
    public static Observed<Boolean> systemSetsV6Only() {
        try {
            return Observed.seen(!Files.readString(DEFAULT).strip().equals("0"));
        } catch (IOException elsewhere) {
            return Observed.unseen("this system does not tell");
        }
    }
}
