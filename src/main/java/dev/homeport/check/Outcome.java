package dev.homeport.check;

import dev.homeport.check.Finding.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a judge says of a sentence without its {@code not}. One place turns that into a verdict, so that no sentence can
 * pass on nothing by being negated.
 *
 * @param text the evidence, what was observed instead, or why nothing could be seen
 * @param next the next thing to try; for HOLDS, what would make it untrue
 */
record Outcome(
        Kind kind, String text, String next, @Nullable Difference difference) {
    enum Kind {
        /** There is nothing to speak of: neither the sentence nor its opposite passes. */
        ABSENT,
        /** The name belongs to something else: neither passes, and waiting does not help. */
        MISTAKEN,
        /** Seen not to be so, and it can still become so. */
        LACKING,
        /** Seen not to be so, and something speaks against it. */
        CONTRADICTED,
        /** Not seen so far, by a look that cannot see all: it can still become so, and its opposite is not shown. */
        UNSURE,
        /** The look did not work. */
        UNSEEN,
        /** Seen to be so. */
        HOLDS
    }

    static Outcome holds(String evidence) {
        return holds(evidence, "try another way: reset begins the step again");
    }

    static Outcome holds(String evidence, String undo) {
        return new Outcome(Kind.HOLDS, evidence, undo, null);
    }

    static Outcome lacking(String observed, String next) {
        return new Outcome(Kind.LACKING, observed, next, null);
    }

    static Outcome contradicted(String observed, String next) {
        return new Outcome(Kind.CONTRADICTED, observed, next, null);
    }

    static Outcome absent(String observed, String next) {
        return new Outcome(Kind.ABSENT, observed, next, null);
    }

    static Outcome mistaken(String observed, String next) {
        return new Outcome(Kind.MISTAKEN, observed, next, null);
    }

    static Outcome unsure(String observed, String next) {
        return new Outcome(Kind.UNSURE, observed, next, null);
    }

    static Outcome unseen(String reason) {
        return new Outcome(Kind.UNSEEN, reason, "", null);
    }

    Outcome with(Difference where) {
        return new Outcome(kind, text, next, where);
    }

    /** For {@code any}: the one that says most; of equals the newest. */
    static Outcome anyOf(List<Outcome> each) {
        Outcome best = each.get(0);
        for (Outcome one : each) {
            if (weight(one.kind) >= weight(best.kind)) {
                best = one;
            }
        }
        return best;
    }

    private static int weight(Kind kind) {
        return switch (kind) {
            case ABSENT, MISTAKEN -> 0;
            // Another connection's failure does not outweigh the newest one's "not yet".
            case LACKING, CONTRADICTED -> 1;
            // Of one of them nothing can be said: so that none of them is so cannot be said either.
            case UNSURE, UNSEEN -> 2;
            case HOLDS -> 3;
        };
    }

    Verdict verdict(String expected, boolean negated) {
        String wanted = negated ? "not " + expected : expected;
        Finding finding = new Finding(wanted, text, next, difference);
        return switch (kind) {
            case ABSENT -> new Verdict.NotYet(finding);
            case MISTAKEN -> new Verdict.Wrong(finding);
            case UNSURE -> negated ? new Verdict.CouldNotLook(text) : new Verdict.NotYet(finding);
            case UNSEEN -> new Verdict.CouldNotLook(text);
            case HOLDS -> negated ? new Verdict.Wrong(finding) : new Verdict.Pass(text);
            case LACKING -> negated ? new Verdict.Pass(text) : new Verdict.NotYet(finding);
            case CONTRADICTED -> negated ? new Verdict.Pass(text) : new Verdict.Wrong(finding);
        };
    }
}
