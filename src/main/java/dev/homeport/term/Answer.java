package dev.homeport.term;

import java.util.Locale;
import java.util.Set;

/** What was typed at a question. */
final class Answer {
    private static final Set<String> YES = Set.of("y", "yes");

    private Answer() {}

    static boolean isYes(String typed) {
        return YES.contains(typed.strip().toLowerCase(Locale.ROOT));
    }
}
