package dev.homeport.verb;

import java.util.Locale;

/**
 * A URL as it was written.
 *
 * @param target path and query, percent-encoded; begins with a slash
 */
record UrlText(String scheme, EndpointText where, String target) {
    private static final String PLAIN_SCHEME = "http://";
    private static final String SECURE_SCHEME = "https://";

    /** What RFC 3986, section 3.3 and 3.4, allows in a path or query as it is, besides letters and digits. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/?";

    /** RFC 9110, section 4.2.1. */
    private static final int DEFAULT_PORT = 80;

    /** RFC 9110, section 4.2.2. */
    private static final int DEFAULT_SECURE_PORT = 443;

    /** @throws VerbException BAD_INPUT if no server or no such URL is named in it */
    static UrlText parse(String text) throws VerbException {
        String lower = text.toLowerCase(Locale.ROOT);
        if (text.startsWith("/")) {
            throw VerbException.badInput(
                    Shown.word(text) + " names no server", "put its port or name first: :8080" + Shown.word(text));
        }
        String scheme = lower.startsWith(SECURE_SCHEME) ? SECURE_SCHEME : PLAIN_SCHEME;
        String rest = lower.startsWith(scheme) ? text.substring(scheme.length()) : text;
        // The fragment is the client's own affair and is never sent (RFC 3986, section 3.5).
        rest = rest.contains("#") ? rest.substring(0, rest.indexOf('#')) : rest;
        int end = 0;
        while (end < rest.length() && rest.charAt(end) != '/' && rest.charAt(end) != '?') {
            end++;
        }
        String path = rest.substring(end);
        return new UrlText(
                scheme,
                authority(rest.substring(0, end), text, scheme),
                encoded(path.startsWith("/") ? path : "/" + path));
    }

    private static EndpointText authority(String authority, String text, String scheme) throws VerbException {
        if (authority.isEmpty() || authority.indexOf('@') >= 0) {
            throw VerbException.badInput(
                    Shown.word(text) + " is not a URL that can be asked for",
                    "URLs: :8080/hello, web/hello, http://127.0.0.1:8080/hello");
        }
        boolean portLeftOut = authority.endsWith("]") || authority.equals("localhost") || AddressText.isIpv4(authority);
        return EndpointText.parse(
                portLeftOut
                        ? authority + ":" + (scheme.equals(PLAIN_SCHEME) ? DEFAULT_PORT : DEFAULT_SECURE_PORT)
                        : authority);
    }

    private static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            boolean escape =
                    c == '%' && i + 2 < path.length() && isHex(path.charAt(i + 1)) && isHex(path.charAt(i + 2));
            if (escape || PLAIN.indexOf(c) >= 0 || (c < 0x80 && Character.isLetterOrDigit(c))) {
                out.append(c);
                continue;
            }
            boolean pair = Character.isHighSurrogate(c) && i + 1 < path.length();
            String one = path.substring(i, pair ? i + 2 : i + 1);
            for (int octet : Octets.bytes(one).toArray()) {
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
