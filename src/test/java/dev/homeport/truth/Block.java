package dev.homeport.truth;

import java.util.List;
import java.util.Set;

/**
 * Servers, what is done once they run, and sentences about them, judged one after the other in one session.
 *
 * @param languages what the first server and the clients are written in, each in turn; further servers are in Java
 */
record Block(String place, Set<Language> languages, List<Script> servers, List<Act> acts, List<Row> rows) {
    /** Something done before the sentences are judged. */
    sealed interface Act {}

    record Typed(String line) implements Act {}

    /** A client that connects to the playground's listener of that name. */
    record Client(String listener, Script script) implements Act {}
}
