package dev.homeport.lesson;

import java.util.Optional;

/** Whole numbers written with ASCII digits. */
final class Numbers {
    private Numbers() {}

    /** The number, if the text is one from 1 to {@code most} without a sign. */
    static Optional<Integer> upTo(String text, int most) {
        if (text.isEmpty() || text.length() > 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= most ? Optional.of(number) : Optional.empty();
    }
}
