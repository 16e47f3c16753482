package dev.homeport.check;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.Endpoint;
import dev.homeport.words.Inert;
import org.jspecify.annotations.Nullable;

/** Short, harmless phrases for messages. */
final class Say {
    private static final int SHOWN = 40;

    private Say() {}

    static String bytes(long count) {
        return count(count, "byte");
    }

    static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** {@code , at [::1]:62893}; nothing for 127.0.0.1, which is meant where no address is named. */
    static String at(@Nullable Address from) {
        return from instanceof Endpoint endpoint && !endpoint.equals(Endpoint.loopback(endpoint.port()))
                ? ", at " + endpoint
                : "";
    }

    /** The bytes in quotes as {@code send} reads them, cut after some characters. */
    static String quoted(Bytes content) {
        // Cut before escaping, so that a large body costs no more than a small one.
        boolean whole = content.length() <= SHOWN;
        Bytes shown = whole ? content : content.slice(0, SHOWN);
        return "\"" + Inert.bytes(shown.toArray()).replace("\"", "\\\"") + "\"" + (whole ? "" : "...");
    }

    /** Text of another program's, inert and cut. */
    static String foreign(String text) {
        String inert = Inert.line(text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
        return inert.isEmpty() ? "\"\"" : inert;
    }
}
