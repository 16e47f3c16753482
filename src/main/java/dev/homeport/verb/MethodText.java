package dev.homeport.verb;

import dev.homeport.net.HttpSyntax;
import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Request methods: any token, and by name those of RFC 9110, section 9.3, and PATCH (RFC 5789). */
final class MethodText {
    static final List<String> ALL =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private MethodText() {}

    /**
     * The method in capitals, as it goes over the wire.
     *
     * @throws VerbException BAD_INPUT if it is no token (RFC 9110, section 5.6.2)
     */
    static String parse(String text) throws VerbException {
        String method = text.toUpperCase(Locale.ROOT);
        if (!HttpSyntax.isToken(method)) {
            throw VerbException.badInput(
                    Shown.word(text) + " cannot be an HTTP method",
                    "methods are " + Shown.list(ALL, "and") + ", or any word");
        }
        return method;
    }

    /** A remark on a method that looks like a slip; empty where it is a known one, or like none. */
    static Optional<String> doubt(String method) {
        List<String> near = ALL.contains(method) ? List.of() : Nearest.to(method, ALL);
        return near.isEmpty()
                ? Optional.empty()
                : Optional.of(method + " is sent as it stands; " + Shown.didYouMean(near));
    }
}
