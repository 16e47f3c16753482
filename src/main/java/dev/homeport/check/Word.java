package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.words.Inert;

/**
 * One word of a sentence: bare, or in quotes.
 *
 * @param written as it stands in the sentence, with its quotes
 * @param content what it stands for, with the escapes read and without the quotes
 * @param column where it starts, from 0
 */
record Word(String written, Bytes content, int column, boolean quoted) {
    private static final int SHOWN = 40;

    static Word bare(String written, int column) {
        return new Word(written, Bytes.utf8(written), column, false);
    }

    int end() {
        return column + written.length();
    }

    boolean is(String literal) {
        return !quoted && written.equals(literal);
    }

    String text() {
        return content.text();
    }

    /** For a message: inert and not too long. */
    String shown() {
        String inert = Inert.line(written);
        return inert.length() <= SHOWN ? inert : inert.substring(0, SHOWN) + "...";
    }
}
