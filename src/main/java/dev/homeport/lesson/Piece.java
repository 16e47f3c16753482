package dev.homeport.lesson;

/**
 * Some text and where it stands in the file, so that whatever is wrong with it can be pointed at.
 *
 * @param line from 1
 * @param start from 0, in chars
 */
record Piece(int line, int start, String text) {
    Piece sub(int from, int to) {
        return new Piece(line, start + from, text.substring(from, to));
    }

    Piece sub(int from) {
        return sub(from, text.length());
    }

    Piece strip() {
        int from = 0;
        int to = text.length();
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return sub(from, to);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    boolean startsWith(String prefix) {
        return text.startsWith(prefix);
    }

    /** The first word, or an empty piece. */
    Piece word() {
        Piece bare = strip();
        int to = 0;
        while (to < bare.text.length() && !isSpace(bare.text.charAt(to))) {
            to++;
        }
        return bare.sub(0, to);
    }

    /** What follows the first word, without spaces around it. */
    Piece afterWord() {
        Piece bare = strip();
        return bare.sub(word().text.length()).strip();
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }
}
