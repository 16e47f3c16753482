package dev.homeport.verb;

import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Optional;

/** Verbs whose word is two: {@code udp bind}, {@code udp send}. */
final class TwoWords {
    private TwoWords() {}

    /** How many words of a line are the verb's own. */
    static int count(Verb verb) {
        return verb.word().indexOf(' ') < 0 ? 1 : 2;
    }

    static String first(Verb verb) {
        int space = verb.word().indexOf(' ');
        return space < 0 ? verb.word() : verb.word().substring(0, space);
    }

    /** The verb that the first two words are, or else the first one. */
    static Optional<Verb> find(List<String> words, List<Verb> verbs) {
        String one = words.get(0);
        String two = words.size() < 2 ? "" : one + " " + words.get(1);
        return verbs.stream()
                .filter(v -> v.word().equals(count(v) == 2 ? two : one))
                .findFirst();
    }

    /** Whether the word is the first of several verbs' two. */
    static boolean isFirst(String word, List<Verb> verbs) {
        return !family(word, verbs).isEmpty();
    }

    /** The verbs that begin with the word and need another one. */
    static List<Verb> family(String first, List<Verb> verbs) {
        return verbs.stream().filter(v -> v.word().startsWith(first + " ")).toList();
    }

    /** {@code bind}, {@code send}, {@code recv}. */
    static List<String> seconds(String first, List<Verb> verbs) {
        return family(first, verbs).stream()
                .map(v -> v.word().substring(first.length() + 1))
                .toList();
    }

    static VerbException unknownSecond(List<String> words, List<Verb> verbs) {
        String first = words.get(0);
        List<String> seconds = seconds(first, verbs);
        if (words.size() < 2) {
            return VerbException.badInput("after " + first + " comes " + Shown.list(seconds, "or"), "help " + first);
        }
        List<String> near = Nearest.to(words.get(1), seconds);
        return VerbException.badInput(
                first + " knows no " + Shown.word(words.get(1)),
                near.isEmpty() ? "after " + first + " comes " + Shown.list(seconds, "or") : Shown.didYouMean(near));
    }
}
