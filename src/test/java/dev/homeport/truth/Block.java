package dev.homeport.truth;

import java.util.List;
import java.util.Set;

/**
 * Servers, what is typed once they run, and sentences about them, judged one after the other in one session.
 *
 * @param languages what the first server is written in, each in turn; further servers are in Java
 */
record Block(String place, Set<Language> languages, List<ServerScript> servers, List<String> typed, List<Row> rows) {}
