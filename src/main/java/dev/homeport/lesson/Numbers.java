package dev.homeport.lesson;

import java.util.Optional;

/** Whole numbers written with ASCII digits. */
final class Numbers {
    private Numbers() {}

    /** The number, if the text is one from 1 to {@code most} without a sign. */
    static Optional<Integer> upTo(String text, int most) {
        if (text.isEmpty() || text.length() > 9) {
            return Optional.empty();
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        int number = Integer.parseInt(text);
        return number >= 1 && number <= most ? Optional.of(number) : Optional.empty();
    }
}
