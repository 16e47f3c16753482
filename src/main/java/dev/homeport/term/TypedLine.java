package dev.homeport.term;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;

/** The line at a cursor, as JLine's completion wants it. A line is never incomplete: an open quote is the verb's affair. */
record TypedLine(String line, int cursor, List<String> words, int wordIndex, int start, int end)
        implements CompletingParsedLine {

    static TypedLine at(String line, int cursor) {
        List<String> texts = new ArrayList<>();
        for (Words.Word each : Words.of(line)) {
            if (each.start() > cursor) {
                break;
            }
            if (cursor <= each.end()) {
                texts.add(each.text());
                return new TypedLine(line, cursor, texts, texts.size() - 1, each.start(), each.end());
            }
            texts.add(each.text());
        }
        texts.add("");
        return new TypedLine(line, cursor, texts, texts.size() - 1, cursor, cursor);
    }

    @Override
    public String word() {
        return words.get(wordIndex);
    }

    @Override
    public int wordCursor() {
        return Math.min(cursor - start, word().length());
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
        for (int i = 0; i < candidate.length(); i++) {
            if (Character.isWhitespace(candidate.charAt(i))) {
                return "\"" + candidate + "\"";
            }
        }
        return candidate;
    }

    @Override
    public int rawWordCursor() {
        return cursor - start;
    }

    @Override
    public int rawWordLength() {
        return end - start;
    }
}
