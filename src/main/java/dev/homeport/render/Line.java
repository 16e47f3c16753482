package dev.homeport.render;

import java.util.List;

/** One line for the screen, without its newline, already as narrow as asked for. */
public record Line(List<Run> runs) {
    public Line {
        runs = List.copyOf(runs);
    }

    /** The line without its tones. */
    public String text() {
        StringBuilder all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        return all.toString();
    }

    /** A run of text in one tone. The text holds no control character. */
    public record Run(String text, Tone tone) {}

    /** What a run is, not how it looks. No meaning is carried by tone alone: a word or a mark always says it too. */
    public enum Tone {
        PLAIN,
        TITLE,
        STRONG,
        CODE,
        MUTED,
        GOOD,
        BAD,
        WARNING,
        LINK,
        /** Bytes from the peer. */
        INWARD,
        /** Bytes to the peer. */
        OUTWARD
    }
}
