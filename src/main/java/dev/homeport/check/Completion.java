package dev.homeport.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The words that can come next. */
final class Completion {
    private Completion() {}

    static List<String> of(String typed) {
        WordReader.Read read = WordReader.read(typed);
        if (read.problem() != null) {
            return List.of();
        }
        List<Word> words = new ArrayList<>(read.words());
        boolean between = words.isEmpty() || words.get(words.size() - 1).end() < typed.length();
        String begun = between ? "" : words.remove(words.size() - 1).written();
        boolean subjectKnown =
                !words.isEmpty() && Declarations.subjects().stream().anyMatch(words.get(0)::is);
        Set<String> next = new LinkedHashSet<>();
        boolean canNegate = false;
        for (Declaration each : Declarations.ALL) {
            Match match = Match.of(each, words);
            if (match.words() < words.size() || (subjectKnown && each.openSubject())) {
                continue;
            }
            if (match.next() == null) {
                next.add("within");
            } else {
                next.addAll(match.next().options());
                canNegate |= match.canNegate();
            }
        }
        if (canNegate) {
            next.add("not");
        }
        return next.stream().filter(word -> word.startsWith(begun)).toList();
    }
}
