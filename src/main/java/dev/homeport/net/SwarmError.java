package dev.homeport.net;

/**
 * How many clients ended in the same trouble.
 *
 * @param clients at least 1
 * @param first what happened to the first of them, one line
 */
public record SwarmError(SwarmTrouble trouble, int clients, String first) {}
