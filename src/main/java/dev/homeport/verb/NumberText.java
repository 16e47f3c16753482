package dev.homeport.verb;

import dev.homeport.net.Port;

/** Whole numbers in decimal digits. */
final class NumberText {
    private static final int LONGEST = 10;

    private NumberText() {}

    static boolean isDigits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * @param what what the number is for, as the learner wrote it: {@code --backlog}
     * @throws VerbException BAD_INPUT if it is no number from {@code min} to {@code max}
     */
    static int parse(String text, String what, int min, int max) throws VerbException {
        long number = isDigits(text) && text.length() <= LONGEST ? Long.parseLong(text) : -1;
        if (number < min || number > max) {
            String range = max == Integer.MAX_VALUE
                    ? what + " is a whole number in digits, at most " + max
                    : what + " is a whole number from " + min + " to " + max;
            throw VerbException.badInput(Shown.word(text) + " does not fit " + what, range);
        }
        return (int) number;
    }

    /** @throws VerbException BAD_INPUT if it is no port */
    static int port(String text) throws VerbException {
        return Port.parse(text)
                .map(Port::number)
                .orElseThrow(() -> VerbException.badInput(
                        Shown.word(text) + " is not a port", "ports are numbers from 0 to 65535"));
    }
}
