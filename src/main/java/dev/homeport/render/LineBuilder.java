package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.ArrayList;
import java.util.List;

/** Puts a line together and counts its columns; neighbours of one tone become one run. */
final class LineBuilder {
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Tone tone = Tone.PLAIN;
    private int column;

    LineBuilder add(int codePoint, Tone inTone) {
        change(inTone);
        text.appendCodePoint(codePoint);
        column += Columns.of(codePoint);
        return this;
    }

    LineBuilder add(String more, Tone inTone) {
        if (!more.isEmpty()) {
            change(inTone);
            text.append(more);
            column += Columns.of(more);
        }
        return this;
    }

    LineBuilder add(List<Run> more) {
        for (Run each : more) {
            add(each.text(), each.tone());
        }
        return this;
    }

    int column() {
        return column;
    }

    Line build() {
        flush();
        return new Line(runs);
    }

    private void change(Tone next) {
        if (next != tone) {
            flush();
            tone = next;
        }
    }

    private void flush() {
        if (text.length() > 0) {
            runs.add(new Run(text.toString(), tone));
            text.setLength(0);
        }
    }
}
