package dev.homeport.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One sentence: its words, what it means, an example, what it expects, and its judge. Everything else that is known of
 * sentences is derived from this.
 *
 * @param expected what should be seen, with slots in capitals, worded so that "not" can stand before it
 */
record Declaration(List<Part> parts, String meaning, String example, String expected, Function<Slots, Judge> judge) {

    /** @param pattern words, and slots in capitals; {@code N:1000} is a number up to 1000 */
    static Declaration of(
            String pattern, String meaning, String example, String expected, Function<Slots, Judge> judge) {
        List<Part> parts = Arrays.stream(pattern.split(" ", -1)).map(Part::of).toList();
        return new Declaration(parts, meaning, example, expected, judge);
    }

    String pattern() {
        return String.join(" ", parts.stream().map(Part::word).toList());
    }

    /** Whether any word could be its subject. */
    boolean openSubject() {
        return parts.get(0).slot() == Slot.VALUE;
    }

    /** The word that it starts with; where that is a slot whose words can be listed, the first of them. */
    String subject() {
        return parts.get(0).options().stream().findFirst().orElse(parts.get(0).word());
    }

    /** {@code not} stands right after the subject, or after is or was. */
    boolean negatedBefore(int part) {
        int predicate = 1;
        while (predicate < parts.size() - 1 && !parts.get(predicate - 1).isSlot() && hasSlotFrom(predicate)) {
            predicate++;
        }
        while (predicate < parts.size() - 1 && parts.get(predicate).isSlot()) {
            predicate++;
        }
        String verb = parts.get(predicate).word();
        return part == predicate || (part == predicate + 1 && (verb.equals("is") || verb.equals("was")));
    }

    private boolean hasSlotFrom(int part) {
        return parts.subList(part, parts.size()).stream().anyMatch(Part::isSlot);
    }

    /** What is expected, with the words that stand in the slots. */
    String expectedWith(List<Word> slotWords) {
        List<Part> slots = parts.stream().filter(Part::isSlot).toList();
        List<Word> left = new ArrayList<>(slotWords);
        List<Part> leftSlots = new ArrayList<>(slots);
        List<String> out = new ArrayList<>();
        for (String word : expected.split(" ", -1)) {
            int index = indexOf(leftSlots, word);
            boolean one = !out.isEmpty() && out.get(out.size() - 1).equals("1");
            out.add(index >= 0 ? left.get(index).shown() : one ? Part.singular(word) : word);
            if (index >= 0) {
                leftSlots.remove(index);
                left.remove(index);
            }
        }
        return String.join(" ", out);
    }

    private static int indexOf(List<Part> slots, String word) {
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).word().equals(word)) {
                return i;
            }
        }
        return -1;
    }
}
