package dev.homeport.net;

/**
 * How far a swarm is.
 *
 * @param done 0 to 1, by messages or by time, whichever is further
 */
public record SwarmProgress(int connected, long messages, double done) {}
