package dev.homeport.lab;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Fills {@code {name}} in a route's body with what the path said, so that it stays text in HTML and in JSON. */
final class BodyTemplate {
    private BodyTemplate() {}

    static byte[] fill(WebRoute route, Map<String, String> values) {
        String type = route.contentType().toLowerCase(Locale.ROOT);
        String body = route.body();
        StringBuilder out = new StringBuilder(body.length() + 32);
        int at = 0;
        while (at < body.length()) {
            int open = body.indexOf('{', at);
            int close = open < 0 ? -1 : body.indexOf('}', open);
            if (close < 0) {
                break;
            }
            String value = values.get(body.substring(open + 1, close));
            if (value == null) {
                // JSON's own brace, say: go on right behind it.
                out.append(body, at, open + 1);
                at = open + 1;
            } else {
                out.append(body, at, open).append(escaped(value, type));
                at = close + 1;
            }
        }
        return out.append(body, at, body.length()).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String escaped(String value, String type) {
        StringBuilder out = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (type.contains("html") || type.contains("xml")) {
                out.append("<>&\"'".indexOf(c) < 0 ? String.valueOf(c) : "&#" + (int) c + ";");
            } else if (type.contains("json") || type.contains("javascript")) {
                boolean plain = c >= ' ' && c != '"' && c != '\\' && c != '<';
                out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
