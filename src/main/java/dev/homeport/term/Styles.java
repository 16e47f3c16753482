package dev.homeport.term;

import dev.homeport.render.Line;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** How tones look here. Without colours bold, faint and underline remain: NO_COLOR is about colour only. */
record Styles(boolean color) {
    AttributedStyle of(Line.Tone tone) {
        AttributedStyle plain = AttributedStyle.DEFAULT;
        return switch (tone) {
            case PLAIN -> plain;
            case TITLE, STRONG -> plain.bold();
            case CODE -> colored(AttributedStyle.CYAN);
            case MUTED -> plain.faint();
            case GOOD -> colored(AttributedStyle.GREEN);
            case BAD -> colored(AttributedStyle.RED).bold();
            case WARNING -> colored(AttributedStyle.YELLOW);
            case LINK -> plain.underline();
            case INWARD -> colored(AttributedStyle.MAGENTA);
            case OUTWARD -> colored(AttributedStyle.BLUE);
        };
    }

    AttributedString of(Iterable<Line> lines) {
        AttributedStringBuilder all = new AttributedStringBuilder();
        boolean first = true;
        for (Line line : lines) {
            if (!first) {
                all.append('\n');
            }
            first = false;
            for (Line.Run run : line.runs()) {
                all.styled(of(run.tone()), run.text());
            }
        }
        return all.toAttributedString();
    }

    private AttributedStyle colored(int foreground) {
        return color ? AttributedStyle.DEFAULT.foreground(foreground) : AttributedStyle.DEFAULT;
    }
}
