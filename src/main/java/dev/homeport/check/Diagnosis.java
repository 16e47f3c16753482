package dev.homeport.check;

import dev.homeport.check.ParsedCheck.Unclear;
import dev.homeport.words.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says what is wrong with words that are no sentence: at the place that the best match reached. */
final class Diagnosis {
    private static final int LISTED = 8;

    private Diagnosis() {}

    static Unclear of(String text, List<Word> words, List<Match> matches) {
        if (words.isEmpty()) {
            return new Unclear(
                    text.length(), 1, "a sentence starts with " + listed(Declarations.subjects()), List.of());
        }
        boolean comparison = words.stream().anyMatch(word -> word.is("differs") || word.is("same"));
        // A comparison takes any word as its subject: it explains nothing unless its own words are there.
        List<Match> told = matches.stream()
                .filter(match -> comparison || !match.declaration().openSubject())
                // A method that is not among the known ones is more likely another subject, misspelt.
                .filter(match -> match.declaration().parts().get(0).slot() != Slot.METHOD
                        || match.words() == 0
                        || Slot.METHOD.options().contains(words.get(0).written()))
                .toList();
        int reached = told.stream().mapToInt(Match::words).max().orElse(0);
        List<Match> best =
                told.stream().filter(match -> match.words() == reached).toList();
        if (reached == 0) {
            return unknownSubject(words);
        }
        List<String> options = options(best);
        if (reached == words.size()) {
            String message = "the sentence goes on: " + listed(nextWords(best));
            return new Unclear(words.get(reached - 1).end(), 1, message, List.of());
        }
        Word word = words.get(reached);
        if (best.stream().allMatch(match -> match.next() == null)) {
            int length = words.get(words.size() - 1).end() - word.column();
            return word.is("within")
                    ? unclear(word, "a time follows within, such as 2s or 500ms", List.of())
                    : new Unclear(
                            word.column(),
                            length,
                            "the sentence ends before " + word.shown(),
                            Nearest.to(word.written(), List.of("within")));
        }
        return misfit(words, word, reached, best, options);
    }

    private static Unclear misfit(List<Word> words, Word word, int reached, List<Match> best, List<String> options) {
        List<String> near = Nearest.to(word.written(), options);
        for (Match match : best) {
            Fit.Misfit misfit = match.misfit();
            Part next = match.next();
            // Where a slot can be listed, its options are among the others; else its own words say more.
            if (near.isEmpty()
                    && misfit != null
                    && next != null
                    && next.isSlot()
                    && next.options().isEmpty()) {
                List<String> meant = reached == 1 ? withOtherSubject(words) : misfit.suggestions();
                return meant.isEmpty() || reached != 1
                        ? unclear(word, misfit.message(), meant)
                        : spanning(words.get(0), word, misfit.message(), meant);
            }
        }
        return unclear(word, word.shown() + " does not fit here: " + listed(options), near);
    }

    private static Unclear unknownSubject(List<Word> words) {
        Word first = words.get(0);
        Set<String> meant = new LinkedHashSet<>(Nearest.to(first.written(), Declarations.subjects()));
        for (String subject : Declarations.subjects()) {
            List<Word> whole = new ArrayList<>(words);
            whole.add(0, Word.bare(subject, 0));
            if (isSentence(whole)) {
                meant.add(subject + " " + first.written());
            }
        }
        String message = first.shown() + " is no subject: a sentence starts with " + listed(Declarations.subjects());
        return unclear(first, message, List.copyOf(meant));
    }

    /** {@code port web is listening}: the first two words as they may have been meant. */
    private static List<String> withOtherSubject(List<Word> words) {
        List<String> meant = new ArrayList<>();
        for (String subject : Declarations.subjects()) {
            List<Word> whole = new ArrayList<>(words);
            whole.set(0, Word.bare(subject, 0));
            if (isSentence(whole)) {
                meant.add(subject + " " + words.get(1).written());
            }
        }
        return meant;
    }

    private static boolean isSentence(List<Word> words) {
        return Declarations.ALL.stream()
                .filter(each -> !each.openSubject())
                .anyMatch(each -> Match.of(each, words).isComplete(words.size()));
    }

    /** What could stand at the place where these stopped, as far as it can be listed. */
    private static List<String> options(List<Match> matches) {
        Set<String> options = new LinkedHashSet<>();
        for (Match match : matches) {
            if (match.next() != null) {
                options.addAll(match.next().options());
            }
        }
        return List.copyOf(options);
    }

    /** What comes next as the reference writes it, slots in capitals. */
    private static List<String> nextWords(List<Match> best) {
        Set<String> next = new LinkedHashSet<>();
        for (Match match : best) {
            if (match.next() != null) {
                next.add(match.next().word());
            }
        }
        return List.copyOf(next);
    }

    private static String listed(List<String> words) {
        List<String> first = words.size() > LISTED ? words.subList(0, LISTED) : words;
        return String.join(", ", first) + (words.size() > LISTED ? ", ..." : "");
    }

    private static Unclear unclear(Word word, String message, List<String> suggestions) {
        return new Unclear(word.column(), word.written().length(), message, suggestions);
    }

    private static Unclear spanning(Word from, Word to, String message, List<String> suggestions) {
        return new Unclear(from.column(), to.end() - from.column(), message, suggestions);
    }
}
