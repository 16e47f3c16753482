package dev.homeport.lab;

import java.time.Duration;

/**
 * How a lab behaves.
 *
 * @param seed of random probe payloads and of the added delays; the same seed gives the same ones
 * @param longestDelay each act on a socket first waits a random time up to this, to bring races to light; zero for none
 */
public record LabSettings(long seed, Duration longestDelay) {
    public static final LabSettings USUAL = new LabSettings(62893, Duration.ZERO);
}
