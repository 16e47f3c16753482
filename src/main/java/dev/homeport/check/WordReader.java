package dev.homeport.check;

import dev.homeport.check.ParsedCheck.Unclear;
import dev.homeport.net.Bytes;
import dev.homeport.words.Inert;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a sentence apart into words. Double quotes read the escapes of {@code send}; single quotes take all as it is. */
final class WordReader {
    private final String text;
    private int at;
    private @Nullable Unclear problem;

    private WordReader(String text) {
        this.text = text;
    }

    /** The words before the first problem, if there is one. */
    record Read(List<Word> words, @Nullable Unclear problem) {}

    static Read read(String text) {
        WordReader reader = new WordReader(text);
        List<Word> words = new ArrayList<>();
        while (reader.problem == null && reader.skipSpace()) {
            Word word = reader.word();
            if (reader.problem == null) {
                words.add(word);
            }
        }
        return new Read(List.copyOf(words), reader.problem);
    }

    private boolean skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length();
    }

    private Word word() {
        int start = at;
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            at++;
            Bytes content = quoted(start, first);
            return new Word(text.substring(start, at), content, start, true);
        }
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return Word.bare(text.substring(start, at), start);
    }

    private Bytes quoted(int start, char quote) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (at < text.length() && problem == null) {
            int c = text.codePointAt(at);
            if (c == quote) {
                at++;
                return Bytes.of(content.toByteArray());
            }
            if (c == '\\' && quote == '"') {
                escape(content);
            } else {
                content.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(c);
            }
        }
        if (problem == null) {
            String closed = text.substring(start) + quote;
            problem = new Unclear(start, text.length() - start, "this quote is never closed", List.of(closed));
        }
        return Bytes.EMPTY;
    }

    private void escape(ByteArrayOutputStream content) {
        char c = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        int octet = switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case '0' -> 0;
            case '\\', '"' -> c;
            case 'x' -> hex();
            default -> -1;
        };
        if (octet < 0) {
            String shown = Inert.line(text.substring(at, Math.min(at + 2, text.length())));
            String message = c == 'x'
                    ? "\\x takes two hexadecimal digits, as in \\x1b"
                    : shown + " is no escape: there are \\n \\r \\t \\0 \\\\ \\\" \\xNN";
            problem = new Unclear(at, Math.min(2, text.length() - at), message, List.of());
            return;
        }
        content.write(octet);
        at += c == 'x' ? 4 : 2;
    }

    private int hex() {
        if (at + 4 > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 2), 16);
        int low = Character.digit(text.charAt(at + 3), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
