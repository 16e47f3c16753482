package dev.homeport.lab;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which this system has a name's addresses tried, as getaddrinfo(3) sorts them: Java gives those of IPv4 first.
 * Of the rules of RFC 6724, section 6, these are kept: addresses that cannot be used last (1), then by precedence (6), then
 * as the resolver had them (10); the others choose among ways through a network. A JVM has an option for the system's own
 * order, but a learner's Java in the same JVM would then see other addresses than it does elsewhere.
 */
final class AddressOrder {
    private static final Path GAI_CONF = Path.of("/etc/gai.conf");
    private static final long MOST_BYTES = 1 << 20;

    /** One row of the policy table: RFC 6724, section 2.1. */
    @SuppressWarnings("ArrayRecordComponent") // rows are never compared with each other
    private record Precedence(byte[] prefix, int bits, int value) {
        boolean covers(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((prefix[bit / 8] ^ address[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Precedence> table;
    private final boolean ipv6Leads;

    private AddressOrder(List<Precedence> table, boolean ipv6Leads) {
        this.table = table;
        this.ipv6Leads = ipv6Leads;
    }

    /** As this machine has it now. */
    static AddressOrder ofThisMachine() {
        return new AddressOrder(read(GAI_CONF), hasGlobalIpv6());
    }

    /** @param gaiConf the administrator's own precedences (gai.conf(5)); it need not be there */
    static AddressOrder of(Path gaiConf, boolean hasGlobalIpv6) {
        return new AddressOrder(read(gaiConf), hasGlobalIpv6);
    }

    List<InetAddress> sorted(List<InetAddress> found) {
        return found.stream()
                .sorted(Comparator.comparing((InetAddress each) -> !isUsable(each))
                        .thenComparing(Comparator.comparingInt(this::precedence).reversed()))
                .toList();
    }

    private boolean isUsable(InetAddress address) {
        return !(address instanceof Inet6Address) || address.isLoopbackAddress() || ipv6Leads;
    }

    private int precedence(InetAddress address) {
        byte[] sixteen = sixteen(address);
        return table.stream()
                .filter(each -> each.covers(sixteen))
                .max(Comparator.comparingInt(Precedence::bits))
                .map(Precedence::value)
                .orElse(0);
    }

    /** An IPv4 address as the table has it: ::ffff:a.b.c.d. */
    private static byte[] sixteen(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 16) {
            return octets;
        }
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        System.arraycopy(octets, 0, mapped, 12, octets.length);
        return mapped;
    }

    private static boolean hasGlobalIpv6() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(each ->
                            each instanceof Inet6Address && !each.isLoopbackAddress() && !each.isLinkLocalAddress());
        } catch (SocketException unknown) {
            return true;
        }
    }

    /** Any precedence in the file replaces the whole table (gai.conf(5)). */
    private static List<Precedence> read(Path gaiConf) {
        List<Precedence> own = new ArrayList<>();
        try {
            if (Files.isRegularFile(gaiConf) && Files.size(gaiConf) <= MOST_BYTES) {
                for (String line : Files.readString(gaiConf, StandardCharsets.ISO_8859_1)
                        .lines()
                        .toList()) {
                    String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
                    if (words.length == 3 && words[0].equals("precedence")) {
                        own.add(row(words[1], words[2]));
                    }
                }
            }
        } catch (IOException | IllegalArgumentException unreadable) {
            return standard();
        }
        return own.isEmpty() ? standard() : own;
    }

    private static List<Precedence> standard() {
        return List.of(
                row("::1/128", "50"),
                row("::/0", "40"),
                row("::ffff:0:0/96", "35"),
                row("2002::/16", "30"),
                row("2001::/32", "5"),
                row("fc00::/7", "3"),
                row("::/96", "1"),
                row("fec0::/10", "1"),
                row("3ffe::/16", "1"));
    }

    /** @throws IllegalArgumentException if it is no row */
    private static Precedence row(String prefix, String value) {
        int slash = prefix.indexOf('/');
        String address = slash < 0 ? prefix : prefix.substring(0, slash);
        int bits = slash < 0 ? 128 : Integer.parseInt(prefix.substring(slash + 1));
        if (bits < 0 || bits > 128 || address.indexOf(':') < 0) {
            throw new IllegalArgumentException(prefix);
        }
        try {
            // Java turns an IPv4-mapped one into the IPv4 address that is meant.
            return new Precedence(sixteen(InetAddress.getByName(address)), bits, Integer.parseInt(value));
        } catch (IOException notOne) {
            throw new IllegalArgumentException(prefix, notOne);
        }
    }
}
