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
