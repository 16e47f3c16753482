package dev.homeport.check;

import java.util.List;

/** The outcome of reading a sentence. */
public sealed interface ParsedCheck {
    record Understood(Check check) implements ParsedCheck {}

    /**
     * Not a sentence.
     *
     * @param column where the trouble starts, from 0
     * @param length how many characters it spans, at least 1
     * @param message what is wrong there, one line
     * @param suggestions what may have been meant in place of those characters, best first; may be empty
     */
    record Unclear(int column, int length, String message, List<String> suggestions) implements ParsedCheck {}
}
