package dev.homeport.verb;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.words.Inert;
import dev.homeport.words.Span;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How verbs put things into a sentence. */
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    /** A typed word, inert and not too long. */
    static String word(String typed) {
        String inert = Inert.line(typed);
        if (inert.isEmpty()) {
            return "\"\"";
        }
        return inert.length() <= LONGEST
                ? inert
                : inert.substring(0, inert.offsetByCodePoints(0, inert.codePointCount(0, LONGEST - 1))) + "…";
    }

    /** {@code did you mean listen?}, {@code did you mean listen or lessons?} */
    static String didYouMean(List<String> near) {
        return "did you mean " + list(near, "or") + "?";
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> items, String last) {
        int size = items.size();
        if (size < 2) {
            return String.join("", items);
        }
        return String.join(", ", items.subList(0, size - 1)) + " " + last + " " + items.get(size - 1);
    }

    /** {@code 1 byte}, {@code 6 bytes}. */
    static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    /** A dash where there is none. */
    static String endpoint(@Nullable Address address) {
        return address == null ? "-" : address.toString();
    }

    /** An address alone: {@code 127.0.0.1}, {@code ::1}. */
    static String host(InetAddress address) {
        String endpoint = new Endpoint(address, 0).toString();
        return endpoint.startsWith("[")
                ? endpoint.substring(1, endpoint.indexOf(']'))
                : endpoint.substring(0, endpoint.indexOf(':'));
    }

    /** {@code 200 ms}, {@code 10 s}, {@code 2 min}. */
    static String duration(Duration time) {
        return time.toMillis() % 60_000 == 0 ? time.toMinutes() + " min" : Span.of(time);
    }
}
