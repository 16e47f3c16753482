package dev.homeport.code;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What can open a socket from the Java prompt and is not guarded.
 *
 * @param what as part of a sentence
 * @param why in a sentence
 */
public record Unguarded(String what, String why) {
    /** All that is known, for the help and for the manual. */
    public static final List<Unguarded> ALL = List.of(
            new Unguarded(
                    "programs that Java starts",
                    "A program of its own, as of `ProcessBuilder` or a remote JShell, has its own sockets. `free PORT` ends it."),
            new Unguarded("native code", "JNI and `java.lang.foreign` call bind(2) themselves."),
            new Unguarded(
                    "classes that another class loader or engine defines",
                    "But for a `URLClassLoader` and `defineClass`, which a snippet calls. Their `ServerSocket` and `Socket` are the"
                            + " lab's all the same."),
            new Unguarded(
                    "what the JDK or a library binds by itself",
                    "As `java.beans.Statement` does with a channel, and JLine's `WebTerminal`."),
            new Unguarded(
                    "the question that a name's lookup asks",
                    "It goes to this machine's resolver, wherever that is, and its UDP socket is closed with the answer."));

    /** The list as the help says it. */
    public static String sentence() {
        return "Not held to loopback: " + ALL.stream().map(Unguarded::what).collect(Collectors.joining(", "))
                + ". What these have open for half a second is named on the screen.";
    }
}
