package dev.homeport.check;

import java.math.BigDecimal;

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

    private static final int LONGEST_NUMBER = 40;

    static Fit fit(Word word) {
        if (word.quoted()) {
            return new Fit.Fits(new JsonScalar(Kind.STRING, word.text()));
        }
        String bare = word.written();
        if (bare.equals("true") || bare.equals("false") || bare.equals("null")) {
            return new Fit.Fits(new JsonScalar(Kind.LITERAL, bare));
        }
        return isNumber(bare)
                ? new Fit.Fits(new JsonScalar(Kind.NUMBER, bare))
                : Fit.misfit(word.shown() + " is no JSON value: a \"text\", a number, true, false or null");
    }

    /** Numbers are equal by value: 1 is 1.0. */
    boolean sameAs(JsonScalar other) {
        if (kind != other.kind) {
            return false;
        }
        if (kind == Kind.NUMBER && isNumber(text) && isNumber(other.text)) {
            return new BigDecimal(text).compareTo(new BigDecimal(other.text)) == 0;
        }
        return text.equals(other.text);
    }

    private static boolean isNumber(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return false;
        }
        try {
            // An exponent of millions would cost memory to compare.
            return Math.abs((long) new BigDecimal(text).scale()) <= 1_000;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
