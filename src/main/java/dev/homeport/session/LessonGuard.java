package dev.homeport.session;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.net.Trouble;
import dev.homeport.verb.CommandLine;
import dev.homeport.verb.Front;
import dev.homeport.verb.LessonLine;
import dev.homeport.verb.LessonLine.Stranger;
import dev.homeport.verb.VerbException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lets a line run that a lesson brought, or not: it exposes nothing, and speaks to another's program only if the learner agrees. */
final class LessonGuard {
    /** More than any lesson has; bounds what one that is played for hours can keep. */
    private static final int MOST_KEPT = 1_000;

    private final Lab lab;
    /** A process that ends and another that takes its port have different words here. */
    private final Set<Stranger> agreed = new HashSet<>();

    private final List<Refusal> refusals = new ArrayList<>();

    LessonGuard(Lab lab) {
        this.lab = lab;
    }

    /**
     * A line that was not run.
     *
     * @param stranger whether it was because of another program on this machine, and not of the line alone
     */
    record Refusal(String line, String what, boolean stranger) {}

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /**
     * @param learner is asked; only a terminal can answer
     * @throws VerbException EXPOSED, PERMISSION: the line must not run
     */
    void admit(CommandLine line, String text, Front learner, Act act) throws VerbException {
        try {
            LessonLine.refuse(line);
        } catch (VerbException never) {
            keep(new Refusal(text, never.what(), false));
            throw never;
        }
        for (Stranger each : LessonLine.strangers(line, lab)) {
            if (!agreed.contains(each) && !agrees(each, text, learner, act)) {
                String what = each.words() + ", which was not opened here, so a lesson's line does not run: " + text;
                keep(new Refusal(text, what, true));
                throw new VerbException(Trouble.PERMISSION, what, next(each, learner));
            }
            agreed.add(each);
        }
    }

    private static boolean agrees(Stranger stranger, String text, Front learner, Act act) {
        return learner.origin() == Front.Origin.TERMINAL
                && learner.yes(stranger.words() + ". May the lesson run `" + text + "`?", act.cancellation());
    }

    private static String next(Stranger stranger, Front learner) {
        return learner.origin() == Front.Origin.PIPE
                ? "type that line to run it yourself, or end the program first: `who " + stranger.port() + "`"
                : "`reset` asks you whether it may; `who " + stranger.port() + "` tells more of the program";
    }

    private void keep(Refusal refusal) {
        if (refusals.size() < MOST_KEPT) {
            refusals.add(refusal);
        }
    }
}
