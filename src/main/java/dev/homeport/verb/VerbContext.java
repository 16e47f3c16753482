package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import java.util.function.Consumer;

/**
 * What a verb works with.
 *
 * @param out takes what the verb has to show, in order; called on the verb's thread
 * @param act the line as typed, the deadline and the cancellation
 */
public record VerbContext(Lab lab, Consumer<Report> out, Act act) {}
