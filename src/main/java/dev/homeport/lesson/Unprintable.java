package dev.homeport.lesson;

import java.util.Locale;

/** Characters that a lesson must not hold: they act on the terminal, turn the text around, or cannot be seen. */
final class Unprintable {
    private Unprintable() {}

    /** What is wrong with the code point, or an empty text if nothing is. A tab is fine. */
    static String name(int c) {
        if ((c >= ' ' && c < 0x7f) || c == '\t') {
            return "";
        }
        if (c == '\r') {
            return "a carriage return that ends no line; end lines with LF or CR LF";
        }
        if (c == 0xfeff) {
            return "invisible character U+FEFF (byte order mark) inside the file; remove it";
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL -> describe("control character", c);
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                describe("invisible character", c);
            case Character.PRIVATE_USE, Character.SURROGATE -> describe("character without a meaning", c);
            default -> looksEmpty(c) ? describe("invisible character", c) : "";
        };
    }

    /** Whether the code point looks like a space and parts no words. */
    static boolean isOddSpace(int c) {
        return c != ' ' && Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    /** As {@link #name}, for a space that a command or a check would not split at. */
    static String oddSpace(int c) {
        return describe("unusual space", c).replace("remove it", "write a plain space");
    }

    // Letters and marks by category, yet drawn as nothing (Unicode's Default_Ignorable_Code_Point, and U+2800).
    private static boolean looksEmpty(int c) {
        return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xffa0;
    }

    private static String describe(String kind, int c) {
        String name = Character.getName(c);
        return String.format(
                Locale.ROOT, "%s U+%04X%s; remove it", kind, c, name == null ? "" : " (" + lower(name) + ")");
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
