package dev.homeport.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a journal has it: with who wrote it, and with its place in an order that does not depend on the clock alone.
 *
 * @param run which run of the program wrote it; with {@code number} it names the entry, wherever it stands
 * @param number rises within a run, and is greater than all that the run had read (a hybrid logical clock: Kulkarni and others,
 *     Logical Physical Clocks, 2014): the milliseconds since 1970, or one more than the greatest number read, if that is more
 * @param seen of a {@link Entry.Kind#RESET}: the greatest number of each run that it had read, and so forgets; null where an
 *     older program did not write it. Empty for other kinds
 */
public record Logged(String run, long number, @Nullable Map<String, Long> seen, Entry entry) {
    /** What names it; two with the same name are one. */
    record Name(String run, long number) {}

    Name name() {
        return new Name(run, number);
    }
}
