package dev.homeport.net;

import java.util.Locale;
import java.util.Optional;

/** The ways in which an act on a socket can go wrong, as lessons name them in {@code hint when ...}. */
public enum Trouble {
    PORT_TAKEN,
    PERMISSION,
    NOT_LOCAL,
    EXPOSED,
    REFUSED,
    UNREACHABLE,
    TIMED_OUT,
    RESET,
    CLOSED,
    NAME_NOT_FOUND,
    NO_SUCH_SOCKET,
    NAME_IN_USE,
    WRONG_KIND,
    CANCELLED,
    TOO_MANY,
    BAD_INPUT,
    /** The other end does not speak TLS, or not such that both agree. */
    NOT_TLS,
    /** The other end's certificate proves nothing to this side, or this side's nothing to the other. */
    NOT_TRUSTED,
    COULD_NOT_LOOK,
    OTHER;

    /** The word in lessons and JSON: {@code port-taken}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Trouble> parse(String word) {
        for (Trouble each : values()) {
            if (each.word().equals(word)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
