package dev.homeport.check;

import dev.homeport.check.ParsedCheck.Unclear;
import dev.homeport.check.ParsedCheck.Understood;
import dev.homeport.net.Look;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code SUBJECT [not] PREDICATE [within 2s]}. */
final class SentenceReader {
    private static final long LONGEST_MILLIS = 60_000;

    private SentenceReader() {}

    static ParsedCheck read(String text) {
        WordReader.Read read = WordReader.read(text);
        if (read.problem() != null) {
            return read.problem();
        }
        List<Word> words = read.words();
        Optional<Duration> within = Optional.empty();
        int last = words.size() - 1;
        if (last >= 1 && words.get(last - 1).is("within")) {
            Optional<Duration> said = duration(words.get(last).written());
            if (said.isEmpty()) {
                Word time = words.get(last);
                String message = time.shown() + " is no time from 1ms to 60s, such as 2s or 500ms";
                return new Unclear(time.column(), time.written().length(), message, List.of());
            }
            within = said;
            words = words.subList(0, last - 1);
        }
        List<Match> matches = new ArrayList<>();
        for (Declaration each : Declarations.ALL) {
            Match match = Match.of(each, words);
            if (match.isComplete(words.size())) {
                Word again = comparedWithItself(match);
                return again == null
                        ? new Understood(check(text, within, match))
                        : new Unclear(
                                again.column(),
                                again.written().length(),
                                again.shown() + " is compared with itself",
                                List.of());
            }
            matches.add(match);
        }
        return Diagnosis.of(text, words, matches);
    }

    /** What stands on both sides before its value is known, and so would be the same whatever it is; else null. */
    private static @Nullable Word comparedWithItself(Match match) {
        List<Word> sides = match.slotWords();
        boolean same = match.declaration().openSubject()
                && sides.get(0).written().contains("${")
                && sides.get(0).written().equals(sides.get(1).written());
        return same ? sides.get(1) : null;
    }

    /** A text that says not is quoted, and so another word. */
    static Optional<String> affirmed(String text) {
        if (read(text) instanceof Understood) {
            for (Word word : WordReader.read(text).words()) {
                String without = text.substring(0, word.column())
                        + text.substring(word.end()).stripLeading();
                if (word.is("not") && read(without) instanceof Understood) {
                    return Optional.of(without);
                }
            }
        }
        return Optional.empty();
    }

    static Check check(String text, Optional<Duration> within, Match match) {
        Declaration declaration = match.declaration();
        String expected = declaration.expectedWith(match.slotWords());
        Word pending = match.pending();
        Judge judge;
        if (pending == null) {
            judge = declaration.judge().apply(new Slots(match.values()));
        } else {
            Outcome noValue =
                    Outcome.absent(pending.shown() + " has no value yet", "do the step's earlier lines first");
            judge = new Judge(Set.of(), seen -> noValue);
        }
        return new SentenceCheck(text.strip(), within, isActive(declaration), match.negated(), expected, judge);
    }

    static boolean isActive(Declaration declaration) {
        Match example =
                Match.of(declaration, WordReader.read(declaration.example()).words());
        return declaration.judge().apply(new Slots(example.values())).looks().stream()
                .anyMatch(Look::active);
    }

    private static Optional<Duration> duration(String text) {
        boolean millis = text.endsWith("ms");
        String digits = text.endsWith("s") ? text.substring(0, text.length() - (millis ? 2 : 1)) : "";
        boolean plain =
                !digits.isEmpty() && digits.length() <= 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain) {
            return Optional.empty();
        }
        long amount = Long.parseLong(digits) * (millis ? 1 : 1_000);
        return amount >= 1 && amount <= LONGEST_MILLIS ? Optional.of(Duration.ofMillis(amount)) : Optional.empty();
    }
}
