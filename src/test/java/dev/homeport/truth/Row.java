package dev.homeport.truth;

import dev.homeport.check.Verdict;

/**
 * One sentence about a block's servers, and what is right of it.
 *
 * @param place the table and line it stands at
 * @param sentence with {@code ${P}} for the first server's port, {@code ${Q}} for the second's
 * @param words what its evidence, observation or reason contains; empty for any
 */
record Row(String place, String sentence, Right right, String words) {
    /** The verdicts that are right. */
    enum Right {
        PASS("pass"),
        WRONG("wrong"),
        NOT_YET("not yet"),
        /** Untrue, and it makes no difference whether it may still become true. */
        FAILS("fails"),
        COULD_NOT_LOOK("could not look"),
        /** Nothing speaks for it or against it: waiting may help, or nothing can be seen. */
        OPEN("open");

        final String word;

        Right(String word) {
            this.word = word;
        }

        static Right parse(String word) {
            for (Right each : values()) {
                if (each.word.equals(word)) {
                    return each;
                }
            }
            throw new IllegalArgumentException("no verdict: " + word);
        }

        boolean is(Verdict verdict) {
            boolean blind = verdict instanceof Verdict.CouldNotLook;
            boolean notYet = verdict instanceof Verdict.NotYet;
            boolean wrong = verdict instanceof Verdict.Wrong;
            return switch (this) {
                case PASS -> verdict.passed();
                case WRONG -> wrong;
                case NOT_YET -> notYet;
                case FAILS -> wrong || notYet;
                case COULD_NOT_LOOK -> blind;
                case OPEN -> blind || notYet;
            };
        }
    }
}
