package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.net.HttpField;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every check sentence there is: the one place from which parsing, reference, completion and suggestions come. */
public final class Sentences {
    private Sentences() {}

    /**
     * What a request carries beside its method and URL: the slot REQUEST.
     *
     * @param body null for none
     */
    public record Carrying(List<HttpField> fields, @Nullable Bytes body) {
        public Carrying {
            fields = List.copyOf(fields);
        }
    }

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

    /** The sentence without its {@code not}: what it denies. Empty if it has none. */
    public static Optional<String> affirmed(String text) {
        return SentenceReader.affirmed(text);
    }

    /**
     * The words that can come next in a sentence begun so; if its last word is not followed by a space, the words that begin
     * like it. Only words that can be listed: no ports, names or texts.
     */
    public static List<String> completions(String typed) {
        return Completion.of(typed);
    }

    /**
     * The check of a declared sentence, without the words: for assertions, which have the values at hand.
     *
     * @param pattern as declared, with slots in capitals: {@code port PORT is listening}
     * @param within how long it may take to become true, 1 ms to 60 s
     * @param slots what stands in the slots, in their order: numbers, texts, {@link Bytes} and {@link Carrying}
     * @throws IllegalArgumentException if no sentence is declared so, or a value can't stand in its slot
     */
    public static Check check(String pattern, boolean negated, Optional<Duration> within, Object... slots) {
        return SentenceWriter.check(pattern, negated, within, List.of(slots));
    }
}
