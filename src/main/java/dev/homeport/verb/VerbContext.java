package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import java.util.function.Consumer;

/**
 * What a verb works with.
 *
 * @param out takes what the verb has to show, in order; called on the verb's thread
 * @param live takes what is shown later, while the learner goes on; called on any thread
 * @param act the line as typed, the deadline and the cancellation
 * @param front who typed the line, and answers questions
 */
public record VerbContext(Lab lab, Consumer<Report> out, Consumer<Report> live, Act act, Front front) {
    /** What is shown later goes the same way. */
    public VerbContext(Lab lab, Consumer<Report> out, Act act, Front front) {
        this(lab, out, out, act, front);
    }

    /** For a line that nobody typed. */
    public VerbContext(Lab lab, Consumer<Report> out, Act act) {
        this(lab, out, act, Front.NOBODY);
    }
}
