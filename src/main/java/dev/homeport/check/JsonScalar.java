package dev.homeport.check;

import dev.homeport.net.HttpContent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JSON value without parts, to compare with.
 *
 * @param text a number in its own spelling; {@code true}, {@code false} or {@code null}; or a string's content
 */
record JsonScalar(Kind kind, String text) {
    enum Kind {
        STRING,
        NUMBER,
        LITERAL
    }

    /** In digits: reading a decimal number takes longer than its length grows. */
    private static final int LONGEST_NUMBER = 1_000;

    /** RFC 8259, section 6. */
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    static Fit fit(Word word) {
        if (word.quoted()) {
            Optional<String> text = HttpContent.text(word.content(), StandardCharsets.UTF_8);
            return text.isPresent()
                    ? new Fit.Fits(new JsonScalar(Kind.STRING, text.get()))
                    : Fit.misfit(word.shown() + " is not UTF-8, as all JSON is");
        }
        String bare = word.written();
        if (bare.equals("true") || bare.equals("false") || bare.equals("null")) {
            return new Fit.Fits(new JsonScalar(Kind.LITERAL, bare));
        }
        JsonScalar number = new JsonScalar(Kind.NUMBER, bare);
        return NUMBER.matcher(bare).matches() && number.isComparable()
                ? new Fit.Fits(number)
                : Fit.misfit(word.shown() + " is no JSON value: a \"text\", a number, true, false or null");
    }

    /** Whether it is no number, or one within bounds: up to 1,000 characters, with an exponent that fits an int. */
    boolean isComparable() {
        return kind != Kind.NUMBER || value().isPresent();
    }

    /** Numbers are equal by value: 1 is 1.0. Of those that are not comparable none is equal to another. */
    boolean sameAs(JsonScalar other) {
        if (kind != other.kind) {
            return false;
        }
        if (kind == Kind.NUMBER) {
            Optional<BigDecimal> mine = value();
            Optional<BigDecimal> theirs = other.value();
            return mine.isPresent() && theirs.isPresent() && mine.get().compareTo(theirs.get()) == 0;
        }
        return text.equals(other.text);
    }

    private Optional<BigDecimal> value() {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
