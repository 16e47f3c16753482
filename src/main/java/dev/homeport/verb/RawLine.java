package dev.homeport.verb;

import dev.homeport.verb.VerbSpec.Kind;
import dev.homeport.verb.VerbSpec.Param;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line whose rest is taken as it stands, because it is in a language of its own. */
final class RawLine {
    private RawLine() {}

    /** @return empty where the line's verb takes words */
    static Optional<CommandLine> parse(String line, List<Verb> verbs) {
        String text = line.strip();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String word = text.substring(0, end);
        for (Verb each : verbs) {
            // By its word first: asking for the parameters loads the verb.
            if (each.word().equals(word) && isRaw(each)) {
                String rest = text.substring(end).strip();
                Param code = each.spec().params().get(0);
                Map<String, List<String>> values = rest.isEmpty() ? Map.of() : Map.of(code.name(), List.of(rest));
                return Optional.of(new CommandLine(each, new Arguments(values, Map.of())));
            }
        }
        return Optional.empty();
    }

    private static boolean isRaw(Verb verb) {
        List<Param> params = verb.spec().params();
        return params.size() == 1 && params.get(0).kind() == Kind.CODE;
    }
}
