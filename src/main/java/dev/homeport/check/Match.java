package dev.homeport.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a declared sentence goes along with the words.
 *
 * @param words how many words it took
 * @param next the place where it stopped; null if it is complete
 * @param misfit why the next word does not fit; null if there is no next word, or no next place
 * @param slotWords the words in its slots
 * @param pending the first {@code ${...}} that has no value yet, or null
 */
record Match(
        Declaration declaration,
        int words,
        @Nullable Part next,
        Fit.@Nullable Misfit misfit,
        List<Object> values,
        List<Word> slotWords,
        boolean negated,
        boolean canNegate,
        @Nullable Word pending) {

    static Match of(Declaration declaration, List<Word> words) {
        List<Object> values = new ArrayList<>();
        List<Word> slotWords = new ArrayList<>();
        boolean negated = false;
        Word pending = null;
        Part next = null;
        Fit.Misfit misfit = null;
        int at = 0;
        int part = 0;
        for (; part < declaration.parts().size(); part++) {
            if (!negated
                    && declaration.negatedBefore(part)
                    && at < words.size()
                    && words.get(at).is("not")) {
                negated = true;
                at++;
            }
            Part place = declaration.parts().get(part);
            if (place.slot() == Slot.REQUEST) {
                RequestWords carried = RequestWords.read(words, at);
                at = carried.end();
                next = carried.next();
                misfit = carried.misfit();
                if (next != null) {
                    break;
                }
                values.add(carried);
                slotWords.add(Word.bare("", 0));
                continue;
            }
            if (part > 0 && declaration.parts().get(part - 1).slot() == Slot.REQUEST) {
                place = place.or(RequestWords.WITH);
            }
            if (at == words.size()) {
                next = place;
                break;
            }
            Word word = words.get(at);
            boolean unknown = place.takesValues() && word.written().contains("${");
            Fit fit = unknown ? new Fit.Fits(word.written()) : place.read(word);
            if (fit instanceof Fit.Misfit m) {
                next = place;
                misfit = m;
                break;
            }
            if (place.isSlot() && fit instanceof Fit.Fits f) {
                values.add(f.value());
                slotWords.add(word);
                pending = pending == null && unknown ? word : pending;
            }
            at++;
        }
        boolean canNegate = next != null && !negated && declaration.negatedBefore(part);
        return new Match(declaration, at, next, misfit, values, slotWords, negated, canNegate, pending);
    }

    boolean isComplete(int wordCount) {
        return next == null && words == wordCount;
    }
}
