package dev.homeport.render;

/**
 * How many terminal columns text takes: 0 for combining characters, 2 for wide ones, 1 for the rest.
 *
 * <p>A shortcut: the blocks of Unicode's EastAsianWidth.txt (UAX #11) that are wide as a whole, and the emoji planes, instead of
 * its full table. A narrow character inside such a block counts as wide, so a line can come out too short, but not too long.
 */
final class Columns {
    /** First and last code point of each wide block, in order. */
    private static final int[] WIDE = {
        0x1100, 0x115f, 0x231a, 0x231b, 0x23e9, 0x23f3, 0x25fd, 0x25fe, 0x2614, 0x2615, 0x2648, 0x2653, 0x267f, 0x267f,
        0x2693, 0x2693, 0x26a1, 0x26a1, 0x26aa, 0x26ab, 0x26bd, 0x26be, 0x26c4, 0x26c5, 0x26ce, 0x26ce, 0x26d4, 0x26d4,
        0x26ea, 0x26ea, 0x26f2, 0x26f5, 0x26fa, 0x26fd, 0x2705, 0x2705, 0x270a, 0x270b, 0x2728, 0x2728, 0x274c, 0x274e,
        0x2753, 0x2757, 0x2795, 0x2797, 0x27b0, 0x27bf, 0x2b1b, 0x2b1c, 0x2b50, 0x2b55, 0x2e80, 0x303e, 0x3041, 0xa4cf,
        0xa960, 0xa97f, 0xac00, 0xd7a3, 0xf900, 0xfaff, 0xfe10, 0xfe19, 0xfe30, 0xfe6f, 0xff00, 0xff60, 0xffe0, 0xffe6,
        0x16fe0, 0x18d08, 0x1aff0, 0x1b2fb, 0x1f000, 0x1f02b, 0x1f0a0, 0x1f0ff, 0x1f18e, 0x1f19a, 0x1f1e6, 0x1faff,
        0x20000, 0x3fffd
    };

    private Columns() {}

    static int of(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            all += of(c);
            i += Character.charCount(c);
        }
        return all;
    }

    static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        int type = Character.getType(codePoint);
        // The vowels and finals of a conjoining Hangul syllable join the wide consonant before them.
        boolean joins = type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || (codePoint >= 0x1160 && codePoint <= 0x11ff);
        if (joins) {
            return 0;
        }
        for (int i = 0; i < WIDE.length && WIDE[i] <= codePoint; i += 2) {
            if (codePoint <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }

    /** The text with spaces up to the given number of columns. */
    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }
}
