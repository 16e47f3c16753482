package dev.homeport.verb;

import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line into words as a shell does. Double quotes and plain text take the escapes
 * {@code \n \r \t \0 \\ \" \xNN}; single quotes take everything as it stands. A line whose first character is {@code #} is
 * a comment.
 */
final class Words {
    private final String line;
    private final List<Word> words = new ArrayList<>();
    private int at;

    private Words(String line) {
        this.line = line;
    }

    /** @throws VerbException BAD_INPUT, with the column, for an open quote or an escape that is none */
    static List<Word> of(String line) throws VerbException {
        return new Words(line).split();
    }

    private List<Word> split() throws VerbException {
        skipBlanks();
        if (at < line.length() && line.charAt(at) == '#') {
            return words;
        }
        while (at < line.length()) {
            words.add(word());
            skipBlanks();
        }
        return words;
    }

    private void skipBlanks() {
        while (at < line.length() && isBlank(line.charAt(at))) {
            at++;
        }
    }

    /** A no-break space, too: pages that are copied from are full of them. */
    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == '\u00a0';
    }

    private Word word() throws VerbException {
        int from = at;
        char first = line.charAt(at);
        StringBuilder text = new StringBuilder();
        while (at < line.length() && !isBlank(line.charAt(at))) {
            char c = line.charAt(at);
            if (c == '\'' || c == '"') {
                quoted(text, c);
            } else if (c == '\\') {
                escape(text, false);
            } else {
                text.append(c);
                at++;
            }
        }
        return new Word(text.toString(), from, at, first == '\'' || first == '"' || first == '\\');
    }

    private void quoted(StringBuilder text, char quote) throws VerbException {
        int opened = at++;
        while (at < line.length() && line.charAt(at) != quote) {
            if (quote == '"' && line.charAt(at) == '\\') {
                escape(text, true);
            } else {
                text.append(line.charAt(at++));
            }
        }
        if (at == line.length()) {
            throw VerbException.badInput(
                    "the quote " + quote + " at column " + (opened + 1) + " is never closed",
                    quote == '"' ? "close it with \", or write \\\" for a quote in the text" : "close it with '");
        }
        at++;
    }

    private void escape(StringBuilder text, boolean inQuotes) throws VerbException {
        int column = at + 1;
        if (at + 1 == line.length()) {
            throw VerbException.badInput(
                    "the backslash at column " + column + " has nothing after it", "write \\\\ for a backslash");
        }
        char c = line.charAt(at + 1);
        at += 2;
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case '0' -> text.append('\0');
            case '\\', '"' -> text.append(c);
            case 'x' -> text.append(octet(column));
            default -> {
                // Outside quotes a backslash can also stand before what would end or begin a word.
                if (inQuotes || !(isBlank(c) || c == '\'' || c == '#' || c == '-')) {
                    throw VerbException.badInput(
                            "\\" + Inert.line(Character.toString(c)) + " at column " + column + " is no escape",
                            "escapes are \\n \\r \\t \\0 \\\\ \\\" \\xNN; in single quotes a backslash is itself");
                }
                text.append(c);
            }
        }
    }

    private char octet(int column) throws VerbException {
        int high = at < line.length() ? hex(line.charAt(at)) : -1;
        int low = at + 1 < line.length() ? hex(line.charAt(at + 1)) : -1;
        if (high < 0 || low < 0) {
            throw VerbException.badInput(
                    "\\x at column " + column + " needs two hexadecimal digits", "write \\x0a for a line feed");
        }
        at += 2;
        return Octets.kept(high * 16 + low);
    }

    /** Only ASCII: Character.digit would take the digits of other scripts, too. */
    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
