package dev.homeport.lab;

import dev.homeport.net.Trouble;
import dev.homeport.words.Inert;
import java.util.Set;

/** Which names a socket can have. */
final class Names {
    static final int LONGEST = 32;

    /** They mean something else in checks and values. */
    private static final Set<String> TAKEN_WORDS = Set.of("any", "kernel");

    private Names() {}

    static void check(String name) throws LabException {
        if (TAKEN_WORDS.contains(name)) {
            throw new LabException(
                    Trouble.BAD_INPUT, "\"" + name + "\" already means something in checks", "choose another name");
        }
        if (name.isEmpty() || name.length() > LONGEST || !isLetter(name.charAt(0)) || !allAllowed(name)) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "\"" + Inert.line(name) + "\" cannot be a name",
                    "a name is a letter, then letters, digits, - or _, at most " + LONGEST);
        }
    }

    private static boolean allAllowed(String name) {
        return name.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_');
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
