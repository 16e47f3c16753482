package dev.homeport.term;

import dev.homeport.render.Line;
import dev.homeport.words.Inert;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows what the words of a line are while it is typed. A character that could move the cursor is shown as an escape. */
final class LineHighlighter implements Highlighter {
    private final Set<String> verbs;
    private final Supplier<Set<String>> names;
    private final Styles styles;

    LineHighlighter(Set<String> verbs, Supplier<Set<String>> names, Styles styles) {
        this.verbs = verbs;
        this.names = names;
        this.styles = styles;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        return highlight(buffer);
    }

    AttributedString highlight(String buffer) {
        AttributedStringBuilder out = new AttributedStringBuilder(buffer.length() + 8);
        Set<String> known = Set.of();
        int done = 0;
        int index = 0;
        for (Words.Word word : Words.of(buffer)) {
            append(out, buffer, done, word.start(), AttributedStyle.DEFAULT);
            if (index == 1) {
                known = names.get();
            }
            boolean ended = word.end() < buffer.length();
            AttributedStyle style = index == 0 ? verb(word, ended) : argument(word, known);
            append(out, buffer, word.start(), word.end(), style);
            done = word.end();
            index++;
        }
        append(out, buffer, done, buffer.length(), AttributedStyle.DEFAULT);
        return out.toAttributedString();
    }

    private AttributedStyle verb(Words.Word word, boolean ended) {
        if (verbs.contains(word.text())) {
            return styles.of(Line.Tone.STRONG);
        }
        // A number answers a question, and # begins a comment: neither is an unknown verb.
        boolean other = word.text().startsWith("#")
                || Character.isDigit(word.text().isEmpty() ? '0' : word.text().charAt(0));
        return ended && !other ? AttributedStyle.DEFAULT.underline() : AttributedStyle.DEFAULT;
    }

    private AttributedStyle argument(Words.Word word, Set<String> known) {
        if (word.quoted()) {
            return styles.of(Line.Tone.OUTWARD);
        }
        if (word.text().startsWith("-")) {
            return styles.of(Line.Tone.CODE);
        }
        return known.contains(word.text()) ? styles.of(Line.Tone.GOOD) : AttributedStyle.DEFAULT;
    }

    private static void append(AttributedStringBuilder out, String buffer, int from, int to, AttributedStyle style) {
        int at = from;
        while (at < to) {
            int c = buffer.codePointAt(at);
            int next = at + Character.charCount(c);
            String text = buffer.substring(at, next);
            boolean shown = c == '\n' || Inert.isSafe(c);
            out.styled(shown ? style : style.inverse(), shown ? text : Inert.line(text));
            at = next;
        }
    }
}
