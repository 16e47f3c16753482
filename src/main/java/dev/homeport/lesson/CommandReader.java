package dev.homeport.lesson;

import java.util.Optional;

/** Reads the commands of a lesson's blocks. The verbs are not this room's to know. */
@FunctionalInterface
public interface CommandReader {
    /** Takes every command as it is, and whatever the lesson cites: a learner's lesson was verified by its author. */
    CommandReader TRUSTING = command -> Optional.empty();

    /** What keeps the command from being run, whatever is open; empty for nothing. */
    Optional<Mistake> mistake(String command);

    /**
     * @param column from 0, in chars
     * @param length in chars
     * @param message one line, without a full stop
     */
    record Mistake(int column, int length, String message) {}
}
