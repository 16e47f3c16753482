package dev.homeport.author;

import dev.homeport.verb.CommandLine;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.Verbs;
import java.util.List;
import java.util.regex.Pattern;

/** Tells a line that changes something from one that only looks. */
final class Acts {
    private static final List<Verb> VERBS = Verbs.all();
    /** Stands for a port, most often. */
    private static final Pattern VALUE = Pattern.compile("\\$\\{[^}]*\\}");

    private Acts() {}

    /** Whether its verb changes the lab, as {@code sockets} and {@code wire} do not. What no verb takes is none's act. */
    static boolean doesSomething(String line) {
        try {
            return CommandLine.parse(VALUE.matcher(line).replaceAll("1"), VERBS)
                    .map(parsed -> parsed.verb().spec().acts())
                    .orElse(false);
        } catch (VerbException notUnderstood) {
            return false;
        }
    }
}
