package dev.homeport.render;

import dev.homeport.net.Bytes;
import dev.homeport.words.Inert;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What bytes on a wire look like, by their beginning alone. Bounded, and never sure: anybody can send anything. */
enum TapLooks {
    HTTP,
    TLS,
    TEXT,
    BINARY;

    private static final int LONGEST_LINE = 8 << 10;
    private static final int LOOKED_AT = 512;

    static TapLooks of(Bytes bytes) {
        if (isTls(bytes)) {
            return TLS;
        }
        if (isHttp(bytes)) {
            return HTTP;
        }
        return isText(bytes) ? TEXT : BINARY;
    }

    /** RFC 9846, section 5.1: content type, legacy version 3.x, length. */
    private static boolean isTls(Bytes bytes) {
        return bytes.length() >= 5
                && bytes.at(0) >= 0x14
                && bytes.at(0) <= 0x17
                && bytes.at(1) == 3
                && bytes.at(2) <= 4;
    }

    /** {@code TLS record: handshake, ClientHello}. */
    static String tlsWords(Bytes bytes) {
        String what = switch (bytes.at(0)) {
            case 0x14 -> "change cipher spec";
            case 0x15 -> "alert";
            case 0x16 -> "handshake" + handshake(bytes);
            default -> "application data";
        };
        return "TLS record: " + what;
    }

    /** RFC 9846, section 4. Later ones are encrypted. */
    private static String handshake(Bytes bytes) {
        if (bytes.length() < 6) {
            return "";
        }
        return switch (bytes.at(5)) {
            case 1 -> ", ClientHello";
            case 2 -> ", ServerHello";
            default -> "";
        };
    }

    /** RFC 9112, sections 3 and 4: {@code GET /path HTTP/1.1} or {@code HTTP/1.1 200 OK}. */
    static boolean isHttp(Bytes bytes) {
        String line = firstLine(bytes);
        if (line.startsWith("HTTP/1.")) {
            return line.length() >= 12 && Character.isDigit(line.charAt(9));
        }
        int space = line.indexOf(' ');
        int last = line.lastIndexOf(' ');
        return space > 0
                && last > space
                && line.startsWith("HTTP/1.", last + 1)
                && line.substring(0, space).chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static String firstLine(Bytes bytes) {
        int end = 0;
        while (end < bytes.length() && end < LONGEST_LINE && bytes.at(end) != '\n') {
            end++;
        }
        if (end == bytes.length() || end == LONGEST_LINE) {
            return "";
        }
        return new String(bytes.slice(0, end).toArray(), StandardCharsets.ISO_8859_1).strip();
    }

    /** UTF-8 without control characters but line ends and tabs; a sequence may be cut off at the end. */
    static boolean isText(Bytes bytes) {
        int end = DataLines.wholeCharacters(bytes, Math.min(bytes.length(), LOOKED_AT));
        String text = new String(bytes.slice(0, end).toArray(), StandardCharsets.UTF_8);
        return text.codePoints().allMatch(c -> c == '\n' || c == '\r' || c == '\t' || (c != 0xfffd && Inert.isSafe(c)));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
