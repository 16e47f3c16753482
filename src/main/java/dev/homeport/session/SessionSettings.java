package dev.homeport.session;

import java.time.Duration;
import java.util.Optional;

/**
 * How a session behaves.
 *
 * @param interactive whether somebody reads along: greets, resumes the last lesson, and lets a tick judge what comes later
 * @param settle how long after a command a step is given to become true, measured from the last change; zero where ticks do
 *     that
 * @param start the id of a lesson to start with, whatever was open last, or {@link #NEXT}
 */
public record SessionSettings(boolean interactive, Duration settle, Optional<String> start) {
    /** At a terminal: ticks judge what comes after the command has ended. */
    public static final SessionSettings AT_A_TERMINAL = new SessionSettings(true, Duration.ZERO, Optional.empty());

    /** For piped input and files: the next line must not overtake what the last one set in motion. */
    public static final SessionSettings SCRIPTED = new SessionSettings(false, Duration.ofMillis(60), Optional.empty());

    /** No id: the lesson that {@code start} alone would open. */
    public static final String NEXT = "";

    public SessionSettings startingWith(String lesson) {
        return new SessionSettings(interactive, settle, Optional.of(lesson));
    }
}
