package dev.homeport.render;

import dev.homeport.render.Line.Tone;
import dev.homeport.words.Inert;

/** How far something is: a bar, the percentage, and a few words as far as there is room. */
final class ProgressLine {
    private static final int WIDEST_BAR = 30;

    private ProgressLine() {}

    static Line of(double done, String text, Layout layout) {
        int percent = (int) Math.round(100 * Math.min(1, Math.max(0, done)));
        int room = layout.width() - 1;
        int bar = Math.min(WIDEST_BAR, room / 3);
        int full = bar * percent / 100;
        String rest = String.format(" %3d %%  ", percent);
        LineBuilder line = new LineBuilder()
                .add("[", Tone.PLAIN)
                .add((layout.unicode() ? "\u2588" : "#").repeat(full), Tone.GOOD)
                .add((layout.unicode() ? "\u2591" : ".").repeat(bar - full), Tone.MUTED)
                .add("]" + rest, Tone.PLAIN);
        String words = Inert.line(text);
        int left = Math.max(0, room - line.column());
        while (Columns.of(words) > left) {
            words = words.substring(0, words.offsetByCodePoints(words.length(), -1));
        }
        return line.add(words, Tone.MUTED).build();
    }
}
