package dev.homeport.verb;

/**
 * One word of a typed line, its quotes and escapes resolved.
 *
 * @param text what it says; bytes written as {@code \x80} to {@code \xff} stand in it as {@link Octets} keeps them
 * @param from where it begins in the line, from 0
 * @param to where it ends, exclusive
 * @param literal whether it begins with a quote or a backslash: then it is never an option, a name or {@code as}
 */
record Word(String text, int from, int to, boolean literal) {}
