package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
import java.util.Set;
import java.util.regex.Pattern;

/** What is typed at the Java prompt, and what the session is given for it. */
final class JavaInput {
    /** What a lesson tells to type, where no Java can be meant. */
    private static final Pattern LESSON_WORD = Pattern.compile("hint|solution|check|skip|back|progress|answer [0-9 ]+");

    private static final Set<String> LEAVING = Set.of("/exit", "exit", "/quit", "quit", "/done", "done");

    private JavaInput() {}

    static boolean leaves(String text) {
        return LEAVING.contains(text.strip());
    }

    /** Whether Enter runs it; else a brace, a string or a comment is open. */
    static boolean isWhole(String text, JavaPrompt java) {
        return isVerb(text.strip()) || leaves(text) || java.isWhole(text);
    }

    /** Java goes as {@code java { … }}, so that it is judged, kept and cancelled as every other line; a slash begins a verb. */
    static String asLine(String text, JavaPrompt java) {
        String stripped = text.strip();
        if (stripped.isEmpty()
                || (LESSON_WORD.matcher(stripped).matches()
                        && java.sourceOf(stripped).isEmpty())) {
            return stripped;
        }
        return isVerb(stripped) ? stripped.substring(1) : "java { " + stripped + " }";
    }

    /** Not a comment, which begins with a slash, too. */
    private static boolean isVerb(String text) {
        return text.startsWith("/") && !text.startsWith("//") && !text.startsWith("/*");
    }
}
