package dev.homeport.lab;

import dev.homeport.net.HttpHead;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How a response's body ends (RFC 9112, section 6.3).
 *
 * @param length of a body with Content-Length, in bytes; longer than a long can be is {@link Long#MAX_VALUE}
 */
record HttpFraming(Kind kind, long length) {
    enum Kind {
        NONE,
        LENGTH,
        CHUNKED,
        /** The connection's end is the body's. */
        CLOSE
    }

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** @throws HttpRefusal if its Content-Length is none */
    static HttpFraming of(String method, HttpHead head) throws HttpRefusal {
        int status = head.status();
        boolean tunnel = method.equals("CONNECT") && status / 100 == 2;
        if (method.equals("HEAD")
                || tunnel
                || status == SWITCHING_PROTOCOLS
                || status == NO_CONTENT
                || status == NOT_MODIFIED) {
            return new HttpFraming(Kind.NONE, 0);
        }
        List<String> codings = words(head.values("Transfer-Encoding"));
        if (!codings.isEmpty()) {
            // It overrides Content-Length; where chunked is not the last, the stream's end is the body's.
            boolean chunked = codings.get(codings.size() - 1).equals("chunked");
            return new HttpFraming(chunked ? Kind.CHUNKED : Kind.CLOSE, 0);
        }
        List<String> lengths =
                words(head.values("Content-Length")).stream().distinct().toList();
        if (lengths.isEmpty()) {
            return new HttpFraming(Kind.CLOSE, 0);
        }
        // The same one twice is as good as one (RFC 9110, section 8.6).
        if (lengths.size() > 1) {
            throw HttpRefusal.notHttp(
                    "there are two Content-Length: " + shown(lengths.get(0)) + " and " + shown(lengths.get(1)));
        }
        return new HttpFraming(Kind.LENGTH, number(lengths.get(0)));
    }

    private static List<String> words(List<String> values) {
        return values.stream()
                .flatMap(each -> Arrays.stream(each.split(",", -1)))
                .map(each -> each.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static long number(String text) throws HttpRefusal {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw HttpRefusal.notHttp("its Content-Length is no number: " + shown(text));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException longer) {
            return Long.MAX_VALUE;
        }
    }

    private static String shown(String text) {
        return OtherProtocol.shown(dev.homeport.net.Bytes.utf8(text));
    }
}
