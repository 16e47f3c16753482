package dev.homeport.render;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their units. */
final class Amounts {
    private Amounts() {}

    /** {@code 1 byte}, {@code 6 bytes}. */
    static String bytes(long count) {
        return count(count, "byte");
    }

    static String count(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    /** {@code 1 234 567 messages}. */
    static String grouped(long count, String word) {
        return grouped(count) + " " + word + (count == 1 ? "" : "s");
    }

    /** {@code 1 234 567}: a space is no decimal point anywhere (ISO 80000-1). */
    static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', ' ');
    }

    /** {@code +0.250 s}; a clock that was set back counts as no time. */
    static String since(Duration time) {
        long millis = Math.max(0, time.toMillis());
        String thousandths = Long.toString(1000 + millis % 1000).substring(1);
        return "+" + millis / 1000 + "." + thousandths + " s";
    }
}
