package dev.homeport.check;

import java.util.List;
import java.util.stream.Stream;

/** All declared sentences, in the order of the reference page. */
final class Declarations {
    static final List<Declaration> ALL = Stream.of(
                    PortSentences.ALL,
                    ProbeSentences.ALL,
                    ListenerSentences.ALL,
                    ConnectionSentences.ALL,
                    StreamSentences.ALL,
                    DatagramSentences.ALL,
                    HttpSentences.ALL,
                    OtherSentences.ALL)
            .flatMap(List::stream)
            .toList();

    private Declarations() {}

    /** The words that a sentence can start with. */
    static List<String> subjects() {
        return ALL.stream()
                .filter(each -> !each.openSubject())
                .map(Declaration::subject)
                .distinct()
                .toList();
    }
}
