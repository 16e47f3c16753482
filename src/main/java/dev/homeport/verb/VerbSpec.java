package dev.homeport.verb;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to know about a verb before running it.
 *
 * @param word what is typed: one word, or two as in {@code udp bind}
 * @param group the heading under which help lists it: look, TCP, UDP, servers, HTTP, machine, lessons, program
 * @param summary one line, at most 60 characters, begins with a capital, no full stop
 * @param example one line that works as it stands or after the obvious other verbs
 * @param acts whether it changes the lab, so that a prediction must come first; looking verbs do not
 */
public record VerbSpec(
        String word,
        String group,
        String summary,
        List<Param> params,
        List<Option> options,
        String details,
        String example,
        boolean acts) {
    public VerbSpec {
        params = List.copyOf(params);
        options = List.copyOf(options);
    }

    /** What a parameter or an option's value is, for parsing and completion. */
    public enum Kind {
        /** {@code 62893}, {@code :62893}, {@code 127.0.0.1:62893}, {@code [::1]:62893}, {@code localhost:62893}, or a name. */
        ENDPOINT,
        /** As ENDPOINT, where the names are those of UDP sockets. */
        UDP_ENDPOINT,
        PORT,
        /** A name in the lab; where it may listen, its port or endpoint will do too. */
        NAME,
        /** The name of a listener, from which connections are accepted. */
        LISTENER,
        /** The name of a connection. */
        CONNECTION,
        /** The name of a UDP socket, or its port or endpoint. */
        DATAGRAM,
        /** The name of a server, or its port or endpoint. */
        SERVER,
        /** A new name, after {@code as}. */
        NEW_NAME,
        /** The name of a proxy or tap. */
        LINK,
        /** A fault's word. */
        FAULT,
        /** The arrow between where a proxy listens and its target; it changes nothing. */
        ARROW,
        TEXT,
        /** All the rest of the line as it stands, with its quotes and backslashes: a file's name, or Java in braces. */
        CODE,
        /** A request method of RFC 9110, section 9, or RFC 5789, in any case. */
        METHOD,
        /** How an echo server serves: {@code one}, {@code threads}, {@code virtual}, {@code selector}. */
        ECHO_MODE,
        /** {@code :8080/hello}, {@code 8080/hello}, {@code localhost:8080/}, {@code http://127.0.0.1:8080/}, {@code web/hello}. */
        URL,
        NUMBER,
        /** {@code 200ms}, {@code 2s}, {@code 1m}. */
        DURATION,
        WORD,
        LESSON,
        VERB
    }

    /**
     * @param name as in the usage line, in capitals
     * @param rest whether it takes all remaining words
     */
    public record Param(String name, Kind kind, boolean required, boolean rest) {}

    /**
     * @param flag with its dashes: {@code --backlog}, {@code -H}; or a plain word before its value: {@code on}
     * @param value null for a switch
     * @param help a few words
     * @param repeats whether it can be given more than once
     */
    public record Option(String flag, @Nullable Param value, String help, boolean repeats) {}

    /** {@code listen ENDPOINT [as NAME] [--backlog N] [--expose]}. */
    public String usage() {
        StringBuilder line = new StringBuilder(word);
        for (Param each : params) {
            if (each.kind() == Kind.CODE) {
                line.append(" [").append(each.name()).append(" | { CODE }]");
                continue;
            }
            String shown = each.kind() == Kind.NEW_NAME ? "as " + each.name() : each.name();
            shown = each.rest() ? shown + "..." : shown;
            line.append(each.required() ? " " + shown : " [" + shown + "]");
        }
        for (Option each : options) {
            Param value = each.value();
            line.append(" [")
                    .append(each.flag())
                    .append(value == null ? "" : " " + value.name())
                    .append(each.repeats() ? "]..." : "]");
        }
        return line.toString();
    }
}
