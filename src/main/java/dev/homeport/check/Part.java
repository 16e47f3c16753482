package dev.homeport.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One place in a declared sentence: a fixed word, or a slot.
 *
 * @param word the fixed word, or the slot's name in capitals
 * @param most the largest number that fits, for the slot N
 * @param besides what else can stand here, where words that can be left out come before it
 */
record Part(String word, @Nullable Slot slot, int most, List<String> besides) {
    /** What can be counted in a sentence. */
    private static final Set<String> COUNTED = Set.of("connections", "bytes", "clients", "datagrams", "times");

    static Part of(String declared) {
        int colon = declared.indexOf(':');
        String word = colon < 0 ? declared : declared.substring(0, colon);
        int most = colon < 0 ? Slot.MOST : Integer.parseInt(declared.substring(colon + 1));
        return new Part(word, Slot.named(word).orElse(null), most, List.of());
    }

    /** The same place, where another word would fit as well. */
    Part or(String other) {
        return new Part(word, slot, most, List.of(other));
    }

    boolean isSlot() {
        return slot != null;
    }

    /** Whether {@code ${...}} may stand here for a value that is not known yet. */
    boolean takesValues() {
        return slot != null && slot.takesValues();
    }

    Fit read(Word written) {
        if (slot == null) {
            return matches(written) ? new Fit.Fits(word) : Fit.misfit(written.shown() + " does not fit here");
        }
        return slot == Slot.N ? Slot.number(written, 1, most, "a number") : slot.read(written);
    }

    /** What can stand here, if it can be listed. */
    List<String> options() {
        Stream<String> own = slot == null ? Stream.of(word) : slot.options().stream();
        return Stream.concat(own, besides.stream()).toList();
    }

    private boolean matches(Word written) {
        return written.is(word) || written.is(singular(word));
    }

    /** {@code connection} of {@code connections}: "accepted 1 connection" is as good. Other words stay as they are. */
    static String singular(String word) {
        return COUNTED.contains(word) ? word.substring(0, word.length() - 1) : word;
    }
}
