package dev.homeport.term;

import java.util.ArrayList;
import java.util.List;

/** Splits a line that is still being typed. It only has to be good enough for colours and completion: nothing is refused. */
final class Words {
    private Words() {}

    /**
     * One word and where it stands.
     *
     * @param text without quotes
     * @param start of the word with its quotes, from 0
     * @param end after its last character
     * @param quoted whether a quote stands in it
     */
    record Word(String text, int start, int end, boolean quoted) {}

    static List<Word> of(String line) {
        List<Word> words = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            if (Character.isWhitespace(line.charAt(at))) {
                at++;
                continue;
            }
            Word word = next(line, at);
            words.add(word);
            at = word.end();
        }
        return words;
    }

    private static Word next(String line, int start) {
        StringBuilder text = new StringBuilder();
        char quote = 0;
        boolean quoted = false;
        int at = start;
        for (; at < line.length(); at++) {
            char c = line.charAt(at);
            if (quote == 0 && Character.isWhitespace(c)) {
                break;
            } else if (quote == 0 && (c == '"' || c == '\'')) {
                quote = c;
                quoted = true;
            } else if (c == quote) {
                quote = 0;
            } else if (c == '\\' && quote != '\'' && at + 1 < line.length()) {
                text.append(c).append(line.charAt(++at));
            } else {
                text.append(c);
            }
        }
        return new Word(text.toString(), start, at, quoted);
    }
}
