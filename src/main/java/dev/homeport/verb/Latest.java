package dev.homeport.verb;

import dev.homeport.wire.Conversation;
import dev.homeport.wire.Exchange;
import java.util.List;

/** The end of several conversations. */
final class Latest {
    private Latest() {}

    /** Those in which one of the newest so many exchanges is, each with only those. */
    static List<Conversation> of(List<Conversation> all, int most) {
        long from = all.stream()
                .flatMap(c -> c.exchanges().stream())
                .map(Exchange::number)
                .sorted((a, b) -> Long.compare(b, a))
                .limit(most)
                .reduce((newer, older) -> older)
                .orElse(0L);
        return all.stream()
                .map(c -> c.after(from - 1))
                .filter(c -> !c.exchanges().isEmpty())
                .toList();
    }
}
