package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
import dev.homeport.session.Console;
import dev.homeport.verb.Verb;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A verb that was typed at the Java prompt without its slash. Java would take {@code close home} for the declaration of a
 * variable, and the old {@code home} would be lost.
 */
final class Slashless {
    /** After a verb stands a word, a number or a text: no sign that could go on with Java. */
    private static final Pattern VERB = Pattern.compile("([a-z]+)(?:[ \\t]+[^\\s=.(+*/%&|?<>!].*)?");

    private Slashless() {}

    /** What to say instead of running it; empty where the text may be Java. Declared names and those of the lab are Java. */
    static Optional<String> advice(String text, JavaPrompt java, Console console) {
        Matcher verb = VERB.matcher(text);
        if (!verb.matches() || !isVerb(verb.group(1), console)) {
            return Optional.empty();
        }
        String word = verb.group(1);
        if (java.sourceOf(word).isPresent() || console.lab().find(word).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                word.equals("java")
                        ? "This is the Java prompt: Java needs no `java` here, and `/exit` leaves."
                        : "`" + word + "` is a verb, and in Java a slash makes it one: `/" + text + "`");
    }

    private static boolean isVerb(String word, Console console) {
        return console.verbs().stream()
                .map(Verb::word)
                .anyMatch(each -> each.equals(word) || each.startsWith(word + " "));
    }
}
