package dev.homeport.term;

import java.util.List;

/** What can be typed next. */
@FunctionalInterface
public interface Suggestions {
    /**
     * What fits at a place; entries that do not begin with what is typed there are left out by the caller.
     *
     * @param words the line's words without their quotes; the one at {@code index} may be empty or half typed
     * @param index which word is being typed, from 0
     */
    List<Suggestion> at(List<String> words, int index);

    /**
     * One thing to type.
     *
     * @param about a few words beside it; may be empty
     */
    record Suggestion(String value, String about) {}
}
