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
    /**
     * First and last code point of each run of Default_Ignorable_Code_Point (Unicode 16, DerivedCoreProperties.txt), and last
     * those that are drawn blank without being spaces: the Braille pattern and the note head without dots or heads, and the
     * Khitan filler. {@link Character} knows the property only in part, as it follows from the general category.
     */
    private static final int[] UNSEEN = {
        0xad, 0xad, 0x34f, 0x34f, 0x61c, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x200b, 0x200f, 0x202a,
        0x202e, 0x2060, 0x206f, 0x3164, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xfeff, 0xffa0, 0xffa0, 0xfff0, 0xfff8, 0x1bca0,
        0x1bca3, 0x1d173, 0x1d17a, 0xe0000, 0xe0fff, 0x2800, 0x2800, 0x16fe4, 0x16fe4, 0x1d159, 0x1d159
    };

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
            default -> isSeen(codePoint);
        };
    }

    private static boolean isSeen(int codePoint) {
        for (int i = 0; i < UNSEEN.length && codePoint > '~'; i += 2) {
            if (codePoint >= UNSEEN[i] && codePoint <= UNSEEN[i + 1]) {
                return false;
            }
        }
        return true;
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
