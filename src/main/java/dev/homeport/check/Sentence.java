package dev.homeport.check;

/**
 * One declared sentence, as the reference shows it.
 *
 * @param pattern its words, with slots in capitals: {@code port PORT is listening}
 * @param meaning what must be true for it to pass, in one sentence
 * @param example a sentence that parses
 * @param active whether the other side can notice the look
 */
public record Sentence(String pattern, String meaning, String example, boolean active) {}
