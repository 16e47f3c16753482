package dev.homeport.author;

import java.util.Optional;

/** What a sentence with {@code not} denies. */
final class Negation {
    private static final String NOT = " not ";

    private Negation() {}

    /** The sentence without its {@code not}; empty if it has none. Inside of quotes it is a text. */
    static Optional<String> of(String sentence) {
        int quote = sentence.indexOf('"');
        int not = sentence.indexOf(NOT);
        return not < 0 || (quote >= 0 && quote < not)
                ? Optional.empty()
                : Optional.of(sentence.substring(0, not) + sentence.substring(not + NOT.length() - 1));
    }
}
