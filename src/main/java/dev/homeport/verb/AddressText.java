package dev.homeport.verb;

import dev.homeport.net.LoopbackAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses in digits. Nothing here asks a resolver. */
final class AddressText {
    private AddressText() {}

    /** The address, or empty if the text is a host name. */
    static Optional<InetAddress> parse(String host) {
        if (host.isEmpty() || host.equals("127.0.0.1")) {
            return Optional.of(LoopbackAddress.V4);
        }
        if (!isIpv4(host) && !isIpv6(host)) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(host));
        } catch (UnknownHostException notOne) {
            return Optional.empty();
        }
    }

    /**
     * Four numbers from 0 to 255. Short forms such as 127.1 and leading zeros are left out: programs disagree on what they
     * mean (RFC 6943, section 3.1.1).
     */
    static boolean isIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String each : parts) {
            boolean number = NumberText.isDigits(each) && each.length() <= 3 && Integer.parseInt(each) <= 255;
            if (!number || (each.length() > 1 && each.startsWith("0"))) {
                return false;
            }
        }
        return true;
    }

    static boolean isIpv6(String text) {
        boolean possible = text.indexOf(':') >= 0
                && text.chars().allMatch(c -> c == ':' || c == '.' || (c < 0x80 && Character.digit(c, 16) >= 0));
        if (!possible) {
            return false;
        }
        try {
            InetAddress.getByName("[" + text + "]");
            return true;
        } catch (UnknownHostException notOne) {
            return false;
        }
    }
}
