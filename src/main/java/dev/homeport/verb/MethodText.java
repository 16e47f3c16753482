package dev.homeport.verb;

import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Locale;

/** Request methods: those of RFC 9110, section 9.3, that a client can ask a server for, and PATCH (RFC 5789). */
final class MethodText {
    static final List<String> ALL = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private MethodText() {}

    /**
     * The method in capitals, as it goes over the wire.
     *
     * @throws VerbException BAD_INPUT if it is none of them
     */
    static String parse(String text) throws VerbException {
        String method = text.toUpperCase(Locale.ROOT);
        if (!ALL.contains(method)) {
            List<String> near = Nearest.to(text, ALL);
            throw VerbException.badInput(
                    Shown.word(text) + " is not an HTTP method",
                    near.isEmpty() ? "methods are " + Shown.list(ALL, "and") : Shown.didYouMean(near));
        }
        return method;
    }
}
