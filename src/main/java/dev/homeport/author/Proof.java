package dev.homeport.author;

import java.util.List;

/**
 * What proving one lesson came to.
 *
 * @param path the lesson's file
 * @param claims how many claims were proved, over all runs
 * @param failures what does not hold; empty if the lesson is proved
 * @param skipped what could not be tried here, by name, with the reason
 */
public record Proof(String path, String id, int steps, int claims, List<Failure> failures, List<String> skipped) {
    public Proof {
        failures = List.copyOf(failures);
        skipped = List.copyOf(skipped);
    }

    public boolean holds() {
        return failures.isEmpty();
    }

    /**
     * A claim that does not hold.
     *
     * @param line where in the file, from 1
     * @param run which run it was: {@code as written}, or what was changed
     */
    public record Failure(int line, String step, String run, String message) {}
}
