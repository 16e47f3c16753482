package dev.homeport.check;

import java.util.List;

/** Every check sentence there is: the one place from which parsing, reference, completion and suggestions come. */
public final class Sentences {
    private Sentences() {}

    /** All sentences, in the order of the reference page. */
    public static List<Sentence> all() {
        return Declarations.ALL.stream()
                .map(each ->
                        new Sentence(each.pattern(), each.meaning(), each.example(), SentenceReader.isActive(each)))
                .toList();
    }

    /** Reads one sentence whose {@code ${...}} values are already filled in. Never throws. */
    public static ParsedCheck parse(String text) {
        return SentenceReader.read(text);
    }

    /**
     * The words that can come next in a sentence begun so; if its last word is not followed by a space, the words that begin
     * like it. Only words that can be listed: no ports, names or texts.
     */
    public static List<String> completions(String typed) {
        return Completion.of(typed);
    }
}
