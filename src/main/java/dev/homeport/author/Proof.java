package dev.homeport.author;

import java.util.List;

/**
 * What proving one lesson came to.
 *
 * @param path the lesson's file
 * @param claims how many claims were proved, over all runs
 * @param failures what does not hold, each by its first cause and once; empty if the lesson is proved
 * @param remarks what a learner may stumble over; it does not keep a lesson from being proved
 * @param unproved how many steps were not tried, as one before them does not pass
 * @param skipped what could not be tried here, by name, with the reason
 * @param looking how many lines of solutions only look, so that nobody can miss them
 */
public record Proof(
        String path,
        String id,
        int steps,
        int claims,
        List<Failure> failures,
        List<Failure> remarks,
        int unproved,
        List<Skipped> skipped,
        int looking) {
    /** Ends the reason of what only an option allows. */
    public static final String NOT_GIVEN = " was not given";

    public Proof {
        failures = List.copyOf(failures);
        remarks = List.copyOf(remarks);
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
    public record Failure(int line, String step, String run, Rule rule, String message) {}

    /**
     * What was not tried.
     *
     * @param what {@code solution java}, {@code solution sh}, {@code nothing left open}
     * @param line where in the file, from 1
     */
    public record Skipped(String what, int line, String reason) {}
}
