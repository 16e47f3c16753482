package dev.homeport.wire;

import dev.homeport.words.Inert;

/** What stands on an arrow of a drawing. */
final class Label {
    private static final int MOST_QUOTED = 24;

    private Label() {}

    /** One inert line of at most so many characters; in parentheses where it was not seen. */
    static String of(Exchange exchange, int most) {
        String label = Inert.line(exchange.label());
        if (!exchange.data().isEmpty()) {
            label += " " + quoted(exchange);
        }
        return cut(exchange.seen() ? label : "(" + label + ")", most);
    }

    static String cut(String text, int most) {
        int length = text.codePointCount(0, text.length());
        return length <= most ? text : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Where to break a text that is longer than that: after the last space that fits, or else in a word. */
    static int lastSpace(String text, int columns) {
        int end = text.offsetByCodePoints(0, columns);
        int space = text.lastIndexOf(' ', end);
        return space > 0 ? space : end;
    }

    private static String quoted(Exchange exchange) {
        int kept = Math.min(MOST_QUOTED, exchange.data().length());
        // Not in the middle of a UTF-8 sequence (RFC 3629, section 3).
        while (kept > 0 && kept < exchange.data().length() && (exchange.data().at(kept) & 0xc0) == 0x80) {
            kept--;
        }
        String text = Inert.bytes(exchange.data().slice(0, kept).toArray());
        return '"' + text + '"' + (kept < exchange.count() ? "…" : "");
    }
}
