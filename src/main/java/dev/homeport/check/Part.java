package dev.homeport.check;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One place in a declared sentence: a fixed word, or a slot.
 *
 * @param word the fixed word, or the slot's name in capitals
 * @param most the largest number that fits, for the slot N
 */
record Part(String word, @Nullable Slot slot, int most) {
    /** What can be counted in a sentence. */
    private static final Set<String> COUNTED = Set.of("connections", "bytes", "clients", "datagrams", "times");

    static Part of(String declared) {
        int colon = declared.indexOf(':');
        String word = colon < 0 ? declared : declared.substring(0, colon);
        int most = colon < 0 ? Slot.MOST : Integer.parseInt(declared.substring(colon + 1));
        return new Part(word, Slot.named(word).orElse(null), most);
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
        return slot == null ? List.of(word) : slot.options();
    }

    private boolean matches(Word written) {
        return written.is(word) || written.is(singular(word));
    }

    /** {@code connection} of {@code connections}: "accepted 1 connection" is as good. Other words stay as they are. */
    static String singular(String word) {
        return COUNTED.contains(word) ? word.substring(0, word.length() - 1) : word;
    }
}
