package dev.homeport.render;

import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import dev.homeport.words.Inert;
import java.util.ArrayList;
import java.util.List;

/** Small acts on runs of text. */
final class Runs {
    private Runs() {}

    static List<Run> of(String text, Tone tone) {
        return List.of(new Run(text, tone));
    }

    static List<Run> plain(String text) {
        return of(text, Tone.PLAIN);
    }

    /** Both, one after the other. */
    static List<Run> join(List<Run> first, List<Run> second) {
        List<Run> both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    /** The first {@code chars} chars. */
    static List<Run> head(List<Run> runs, int chars) {
        List<Run> head = new ArrayList<>();
        int left = chars;
        for (Run each : runs) {
            int length = Math.min(left, each.text().length());
            head.add(new Run(each.text().substring(0, length), each.tone()));
            left -= length;
        }
        return head;
    }

    /** All but the first {@code chars} chars. */
    static List<Run> tail(List<Run> runs, int chars) {
        List<Run> tail = new ArrayList<>();
        int left = chars;
        for (Run each : runs) {
            int length = Math.min(left, each.text().length());
            tail.add(new Run(each.text().substring(length), each.tone()));
            left -= length;
        }
        return tail;
    }

    static List<Run> inert(List<Run> runs) {
        List<Run> safe = new ArrayList<>(runs.size());
        for (Run each : runs) {
            safe.add(new Run(Inert.line(each.text()), each.tone()));
        }
        return safe;
    }

    static int columns(List<Run> runs) {
        int all = 0;
        for (Run each : runs) {
            all += Columns.of(each.text());
        }
        return all;
    }
}
