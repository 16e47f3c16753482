package dev.homeport.verb;

import dev.homeport.net.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Single bytes inside text. A byte from 0x80 to 0xff that was written as {@code \xNN} is kept as the lone low surrogate
 * U+DC80 to U+DCFF, which no typed text can hold, so that words stay strings and no byte is lost on the way to the wire.
 * Python's surrogateescape (PEP 383) does the same.
 */
final class Octets {
    private static final int KEPT = 0xdc00;

    private Octets() {}

    /** The character that stands for the byte 0 to 255. */
    static char kept(int octet) {
        return (char) (octet < 0x80 ? octet : KEPT + octet);
    }

    /** The text in UTF-8, kept bytes as themselves. */
    static Bytes bytes(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        text.codePoints().forEach(c -> {
            if (c >= KEPT + 0x80 && c <= KEPT + 0xff) {
                out.write(c - KEPT);
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return Bytes.of(out.toByteArray());
    }
}
