package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
import dev.homeport.session.Console;
import dev.homeport.session.SessionEvent;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What is typed at the Java prompt, and what the session is given for it. */
final class JavaInput {
    /** What a lesson tells to type, where no Java can be meant. */
    private static final Pattern LESSON_WORD =
            Pattern.compile("hint|solution|check|skip|back|progress|answer [0-9 ]+|start [a-z0-9-]+");

    /** What a question of the step asks for; alone it has no use in Java. */
    private static final Pattern ANSWER = Pattern.compile("[1-9]([ ,]+[1-9])*");

    private static final Set<String> LEAVING = Set.of("/exit", "exit", "/quit", "quit", "/done", "done");

    private JavaInput() {}

    static boolean leaves(String text) {
        return LEAVING.contains(text.strip());
    }

    /** Whether Enter runs it; else a brace, a string or a comment is open. */
    static boolean isWhole(String text, JavaPrompt java) {
        return isVerb(text.strip()) || leaves(text) || java.isWhole(text);
    }

    /** Gives the session what was typed; false where that ends it. */
    static boolean submit(String text, JavaPrompt java, Console console, Consumer<SessionEvent> screen) {
        String typed = text.strip();
        if (isForSession(typed, java, console)) {
            return console.submit(typed) != Console.Outcome.QUIT;
        }
        Optional<String> advice = Slashless.advice(typed, java, console);
        advice.ifPresent(it -> screen.accept(new SessionEvent.Said(it)));
        return advice.isPresent() || console.submit(asLine(typed)) != Console.Outcome.QUIT;
    }

    private static boolean isForSession(String typed, JavaPrompt java, Console console) {
        return typed.isEmpty()
                || isInBraces(typed)
                || (ANSWER.matcher(typed).matches() && console.prompt().asks())
                || (LESSON_WORD.matcher(typed).matches() && java.sourceOf(typed).isEmpty());
    }

    /** Java goes as {@code java { … }}, so that it is judged, kept and cancelled as every other line; a slash begins a verb. */
    private static String asLine(String typed) {
        return isVerb(typed) ? typed.substring(1) : "java { " + typed + " }";
    }

    /** As Java is typed among verbs. */
    private static boolean isInBraces(String typed) {
        return typed.startsWith("java {") && typed.endsWith("}");
    }

    /** Not a comment, which begins with a slash, too. */
    private static boolean isVerb(String text) {
        return text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/*");
    }
}
