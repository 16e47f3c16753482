package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.ArrayList;
import java.util.List;

/** Sentences of ours with {@code `code`} in backticks. */
final class Inline {
    private Inline() {}

    /** The sentence as runs. A backtick without its partner stays as it is. */
    static List<Run> runs(String text, Tone tone, Layout layout) {
        List<Run> runs = new ArrayList<>();
        int from = 0;
        while (true) {
            int open = text.indexOf('`', from);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                runs.add(new Run(text.substring(from), tone));
                return runs;
            }
            runs.add(new Run(text.substring(from, open), tone));
            runs.add(code(text.substring(open + 1, close), layout));
            from = close + 1;
        }
    }

    /** Code keeps its backticks where its tone would not be seen. */
    static Run code(String text, Layout layout) {
        return new Run(layout.colour() ? text : "`" + text + "`", Tone.CODE);
    }
}
