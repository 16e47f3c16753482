package dev.homeport.lab;

import java.time.Duration;

/**
 * Who acts and how long it may take.
 *
 * @param line what was typed, or where it stands in a lesson; names a leak later
 * @param within the deadline for anything that waits
 */
public record Act(String line, Duration within, Cancellation cancellation) {
    public static final Duration DEFAULT_WITHIN = Duration.ofSeconds(10);

    public static Act of(String line) {
        return new Act(line, DEFAULT_WITHIN, new Cancellation());
    }
}
