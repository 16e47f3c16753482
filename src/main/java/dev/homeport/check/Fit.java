package dev.homeport.check;

import java.util.List;

/** Whether a word can stand in a slot. */
sealed interface Fit {
    record Fits(Object value) implements Fit {}

    /** It cannot, for a reason that the author can read. */
    record Misfit(String message, List<String> suggestions) implements Fit {}

    static Fit misfit(String message) {
        return new Misfit(message, List.of());
    }
}
