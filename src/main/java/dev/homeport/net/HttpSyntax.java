package dev.homeport.net;

import java.util.Locale;

/** The few rules of RFC 9110's grammar that keep one field from becoming two, and a request on this machine. */
public final class HttpSyntax {
    private HttpSyntax() {}

    /** A token: RFC 9110, section 5.6.2. Methods and field names are tokens. */
    public static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
    }

    /** RFC 9110, section 5.5: no control character but tab. */
    public static boolean isFieldValue(String text) {
        return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
    }

    /** Whether the host of a URI or a Host field can only mean this machine (RFC 6761, section 6.3; RFC 1122). */
    public static boolean isLoopbackHost(String host) {
        // What nearly every request says, and each request asks.
        if (host.equals("127.0.0.1") || host.equals("localhost")) {
            return true;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.equals("[::1]")
                || name.equals("[0:0:0:0:0:0:0:1]")
                || isLoopbackV4(name);
    }

    private static boolean isLoopbackV4(String host) {
        String[] octets = host.split("\\.", -1);
        if (octets.length != 4 || !octets[0].equals("127")) {
            return false;
        }
        for (String octet : octets) {
            boolean number =
                    !octet.isEmpty() && octet.length() <= 3 && octet.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || Integer.parseInt(octet) > 255) {
                return false;
            }
        }
        return true;
    }
}
