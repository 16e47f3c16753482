package dev.homeport.term;

import dev.homeport.code.JavaTokens;
import dev.homeport.render.Line;
import dev.homeport.words.Inert;
import java.util.Set;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Shows keywords, text and comments of Java while it is typed. What could move the cursor is shown as an escape. */
final class JavaHighlighter implements Highlighter {
    /** Of the Java Language Specification, section 3.9, with the literals and the words that are keywords in places. */
    private static final Set<String> KEYWORDS = Set.of(
            ("abstract assert boolean break byte case catch char class const continue default do double else enum extends"
                            + " final finally float for goto if implements import instanceof int interface long native"
                            + " new package private protected public return short static strictfp super switch"
                            + " synchronized this throw throws transient try void volatile while true false null var"
                            + " record sealed permits yield")
                    .split(" ", -1));

    private final Styles styles;

    JavaHighlighter(Styles styles) {
        this.styles = styles;
    }

    @Override
    public AttributedString highlight(LineReader reader, String buffer) {
        return highlight(buffer);
    }

    AttributedString highlight(String source) {
        AttributedStringBuilder out = new AttributedStringBuilder(source.length() + 8);
        int at = 0;
        while (at < source.length()) {
            int end = JavaTokens.end(source, at);
            append(out, source.substring(at, end), style(source.substring(at, end)));
            at = end;
        }
        return out.toAttributedString();
    }

    private AttributedStyle style(String token) {
        if (token.startsWith("//") || token.startsWith("/*")) {
            return styles.of(Line.Tone.MUTED);
        }
        if (token.startsWith("\"") || token.startsWith("'")) {
            return styles.of(Line.Tone.OUTWARD);
        }
        return KEYWORDS.contains(token) ? styles.of(Line.Tone.STRONG) : AttributedStyle.DEFAULT;
    }

    private static void append(AttributedStringBuilder out, String token, AttributedStyle style) {
        token.codePoints().forEach(c -> {
            String text = Character.toString(c);
            boolean shown = c == '\n' || Inert.isSafe(c);
            out.styled(shown ? style : style.inverse(), shown ? text : Inert.line(text));
        });
    }
}
