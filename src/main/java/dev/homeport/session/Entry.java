package dev.homeport.session;

import java.time.Instant;

/**
 * One line of the journal.
 *
 * @param at when
 * @param lesson the lesson's id, empty in free play
 * @param step the step's id, empty outside a step
 * @param text what was typed, for {@link Kind#LINE}; else empty
 * @param outcome what came of a line, in lower case; else empty
 */
public record Entry(Instant at, Kind kind, String lesson, String step, String text, String outcome) {
    /** What happened. The words in the file are these names in lower case. */
    public enum Kind {
        /** A line was run. */
        LINE,
        /** A step was opened: this is where the learner is. */
        OPENED,
        /** A step has passed. */
        PASSED,
        /** A step was left without passing it. */
        SKIPPED,
        /** The lesson's progress was set back to nothing. */
        RESET,
        /** The learner left the lesson for free play. */
        LEFT
    }
}
