package dev.homeport.render;

import dev.homeport.render.Line.Run;
import java.util.ArrayList;
import java.util.List;

/** Runs that are taken in pieces, from the first to the last. */
final class Pieces {
    private final List<Run> runs;
    private int run;
    private int taken;

    Pieces(List<Run> runs) {
        this.runs = runs;
    }

    /** The next so many chars, or as many as are left. */
    List<Run> next(int chars) {
        List<Run> piece = new ArrayList<>();
        int left = chars;
        while (left > 0 && run < runs.size()) {
            Run each = runs.get(run);
            int end = Math.min(each.text().length(), taken + left);
            piece.add(new Run(each.text().substring(taken, end), each.tone()));
            left -= end - taken;
            taken = end;
            if (taken == each.text().length()) {
                run++;
                taken = 0;
            }
        }
        return piece;
    }
}
