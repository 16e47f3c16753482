package dev.homeport.net;

/**
 * How many of the clients that were open together got their own bytes back.
 *
 * @param firstTrouble how the first one that did not ended; COMPLETE if all did
 */
public record ClientsAnswer(int asked, int served, ProbeEnd firstTrouble) {}
