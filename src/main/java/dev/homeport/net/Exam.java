package dev.homeport.net;

/**
 * One thing that {@code doctor} looked at.
 *
 * @param name what was looked at, a few words
 * @param expected one line, lower-case start, no full stop; empty where nothing in particular is
 * @param observed the same
 * @param next what to do about it; empty where there is nothing to do
 */
public record Exam(String name, Result result, String expected, String observed, String next) {
    /** How it came out, worse ones later. */
    public enum Result {
        OK,
        /** Could not be looked at, and nothing depends on it. */
        UNKNOWN,
        /** Works, but may surprise. */
        WARNING,
        /** Something that lessons and verbs need does not work. */
        PROBLEM,
        /** Something that matters could not be looked at. */
        COULD_NOT_LOOK;

        /** As in JSON: {@code could-not-look}. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static Exam ok(String name, String observed) {
        return new Exam(name, Result.OK, "", observed, "");
    }
}
