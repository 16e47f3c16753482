package dev.homeport.term;

import java.util.List;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Hands suggestions to JLine. */
final class SuggestionCompleter implements Completer {
    private final Suggestions suggestions;

    SuggestionCompleter(Suggestions suggestions) {
        this.suggestions = suggestions;
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        for (Suggestions.Suggestion each : suggestions.at(line.words(), line.wordIndex())) {
            String about = each.about().isEmpty() ? null : each.about();
            candidates.add(new Candidate(each.value(), each.value(), null, about, null, null, true));
        }
    }
}
