package dev.homeport.verb;

import java.time.Duration;

/** Times as {@code 200ms}, {@code 2s}, {@code 1m}; from 1 ms to 1 hour. */
final class DurationText {
    private static final long LONGEST_MS = 3_600_000;
    private static final int MOST_DIGITS = 7;

    private DurationText() {}

    /** @throws VerbException BAD_INPUT if it is no such time */
    static Duration parse(String text) throws VerbException {
        int digits = 0;
        while (digits < text.length() && NumberText.isDigits(text.substring(digits, digits + 1))) {
            digits++;
        }
        long unit = switch (text.substring(digits)) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m", "min" -> 60_000;
            default -> 0;
        };
        if (digits > 0 && digits == text.length()) {
            throw VerbException.badInput(Shown.word(text) + " has no unit", "write " + text + "s or " + text + "ms");
        }
        long ms = digits == 0 || digits > MOST_DIGITS ? 0 : Long.parseLong(text.substring(0, digits)) * unit;
        if (ms < 1 || ms > LONGEST_MS) {
            throw VerbException.badInput(
                    Shown.word(text) + " is not a time that can be waited",
                    "times are whole numbers with ms, s or m, from 1ms to 60m");
        }
        return Duration.ofMillis(ms);
    }
}
