package dev.homeport.words;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Turns anything into text that a terminal only prints: no control character of C0 or C1, no escape sequence, nothing that
 * changes the direction of writing, nothing invisible.
 */
public final class Inert {
    private Inert() {}

    /**
     * The bytes as one line: UTF-8 that is safe to print stays, everything else is written as {@code send} reads it:
     * {@code \n \r \t \\ \xNN}. Nothing is lost. Each run of bytes stands alone, so a sequence that is split across two
     * reads is as harmless as a whole one.
     */
    public static String bytes(byte[] content) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        StringBuilder out = new StringBuilder(content.length + 16);
        ByteBuffer in = ByteBuffer.wrap(content);
        CharBuffer chars = CharBuffer.allocate(content.length + 1);
        while (in.hasRemaining()) {
            utf8.reset();
            int length = utf8.decode(in, chars, true).isError() ? 1 : 0;
            chars.flip();
            escape(out, chars.toString(), true);
            chars.clear();
            for (int i = 0; i < length; i++) {
                hex(out, in.get() & 0xff);
            }
        }
        return out.toString();
    }

    /** The text as one line; what is not safe to print becomes an escape. A backslash stays as it is. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        escape(out, text, false);
        return out.toString();
    }

    /** Whether the code point can be printed as it is. */
    public static boolean isSafe(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    // A loop, and no stream: this runs for the first screen, and streams cost 10 ms when first used.
    private static void escape(StringBuilder out, String text, boolean backslashToo) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            escape(out, c, backslashToo);
            i += Character.charCount(c);
        }
    }

    private static void escape(StringBuilder out, int c, boolean backslashToo) {
        if (c == '\\' && backslashToo) {
            out.append("\\\\");
        } else if (isSafe(c)) {
            out.appendCodePoint(c);
        } else if (c == '\n') {
            out.append("\\n");
        } else if (c == '\r') {
            out.append("\\r");
        } else if (c == '\t') {
            out.append("\\t");
        } else if (backslashToo) {
            for (byte each : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                hex(out, each & 0xff);
            }
        } else {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }

    private static void hex(StringBuilder out, int octet) {
        out.append("\\x").append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
    }
}
