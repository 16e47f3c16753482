package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import java.util.function.Consumer;

/**
 * What a verb works with.
 *
 * @param out takes what the verb has to show, in order; called on the verb's thread
 * @param act the line as typed, the deadline and the cancellation
 * @param front who typed the line, and answers questions
 */
public record VerbContext(Lab lab, Consumer<Report> out, Act act, Front front) {
    /** For a line that nobody typed. */
    public VerbContext(Lab lab, Consumer<Report> out, Act act) {
        this(lab, out, act, Front.NOBODY);
    }
}
