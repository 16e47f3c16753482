package dev.homeport.net;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * An address of a page: {@code http://localhost:8080/hello}, or shorter. Scheme and path can be left out, and the host too:
 * {@code :8080/hello} is wherever the port is listened on.
 *
 * @param secure whether https is spoken
 * @param host without brackets; empty where only a port was written
 * @param port 1 to 65535
 * @param target path and query, percent-encoded; begins with a slash
 */
public record HttpUrl(boolean secure, String host, int port, String target) {
    private static final String PLAIN = "http://";
    private static final String SECURE = "https://";

    /** RFC 9110, sections 4.2.1 and 4.2.2. */
    private static final int PLAIN_PORT = 80;

    private static final int SECURE_PORT = 443;

    /** What RFC 3986, section 3.3 and 3.4, allows in a path or query as it is, besides letters and digits. */
    private static final String IN_TARGET = "-._~!$&'()*+,;=:@/?";

    /** A byte that was typed as \\xNN comes as a lone surrogate, which no text can hold (PEP 383 does the same). */
    private static final char FIRST_OCTET = 0xdc80;

    private static final char LAST_OCTET = 0xdcff;

    /**
     * A URL before anybody looked what its authority stands for.
     *
     * @param authority host and port, or either; or a name that only the reader knows
     */
    public record Parts(boolean secure, String authority, String target) {
        public int usualPort() {
            return secure ? SECURE_PORT : PLAIN_PORT;
        }
    }

    /** Takes a URL apart, and encodes its path and query. */
    public static Parts split(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean secure = lower.startsWith(SECURE);
        String scheme = secure ? SECURE : lower.startsWith(PLAIN) ? PLAIN : "";
        String rest = text.substring(scheme.length());
        // The fragment is the client's own affair and is never sent (RFC 3986, section 3.5).
        rest = rest.contains("#") ? rest.substring(0, rest.indexOf('#')) : rest;
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        String path = rest.substring(end);
        return new Parts(secure, rest.substring(0, end), encoded(path.startsWith("/") ? path : "/" + path));
    }

    /** Empty if it is none. */
    public static Optional<HttpUrl> parse(String text) {
        Parts parts = split(text);
        String authority = parts.authority();
        if (authority.isEmpty()) {
            return Optional.empty();
        }
        if (authority.startsWith("[")) {
            int close = authority.indexOf(']');
            String rest = close < 0 ? "?" : authority.substring(close + 1);
            boolean fits = close > 1 && (rest.isEmpty() || rest.startsWith(":")) && isIpv6(authority, close);
            return fits ? of(parts, authority.substring(1, close), rest) : Optional.empty();
        }
        int colon = authority.indexOf(':');
        if (colon < 0) {
            return isNumber(authority) ? of(parts, "", ":" + authority) : of(parts, authority, "");
        }
        return of(parts, authority.substring(0, colon), authority.substring(colon));
    }

    private static Optional<HttpUrl> of(Parts parts, String host, String colonAndPort) {
        boolean name = host.indexOf(':') >= 0
                || host.chars()
                        .allMatch(c -> c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_'));
        Optional<Port> port = colonAndPort.isEmpty()
                ? Port.parse(Integer.toString(parts.usualPort()))
                : Port.parse(colonAndPort.substring(1));
        return name && port.isPresent() && port.get().number() > 0
                ? Optional.of(new HttpUrl(parts.secure(), host, port.get().number(), parts.target()))
                : Optional.empty();
    }

    /** Whether it can only mean this machine. */
    public boolean isLocal() {
        return host.isEmpty() || HttpSyntax.isLoopbackHost(host);
    }

    /** What a Host field says: the port where it is not the scheme's own (RFC 9110, section 7.2). */
    public String authority() {
        boolean usual = port == (secure ? SECURE_PORT : PLAIN_PORT);
        return hostInUrl() + (usual ? "" : ":" + port);
    }

    /** The place as a learner types it: a bare port for 127.0.0.1 and where no host was written. */
    public String typed() {
        return host.isEmpty() || host.equals("127.0.0.1") ? Integer.toString(port) : hostInUrl() + ":" + port;
    }

    @Override
    public String toString() {
        return (secure ? SECURE : PLAIN) + authority() + target;
    }

    private String hostInUrl() {
        return host.isEmpty() ? "localhost" : host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    }

    private static boolean isIpv6(String authority, int close) {
        return authority
                .substring(1, close)
                .chars()
                .allMatch(c -> c == ':' || c == '.' || (c < 0x80 && Character.digit(c, 16) >= 0));
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean escape =
                    c == '%' && i + 2 < path.length() && isHex(path.charAt(i + 1)) && isHex(path.charAt(i + 2));
            if (escape || IN_TARGET.indexOf(c) >= 0 || (c < 0x80 && Character.isLetterOrDigit(c))) {
                out.append(c);
                continue;
            }
            if (c >= FIRST_OCTET && c <= LAST_OCTET) {
                out.append('%').append(String.format("%02X", c & 0xff));
                continue;
            }
            boolean pair = Character.isHighSurrogate(c) && i + 1 < path.length();
            String one = path.substring(i, pair ? i + 2 : i + 1);
            for (byte octet : one.getBytes(StandardCharsets.UTF_8)) {
                out.append('%').append(String.format("%02X", octet & 0xff));
            }
            i += one.length() - 1;
        }
        return out.toString();
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }
}
