package dev.homeport.net;

/**
 * How many of the clients that were open together got their own bytes back.
 *
 * @param firstTrouble how the first one that did not ended; COMPLETE if all did
 * @param onIpv6 whether ::1 was asked, because 127.0.0.1 had refused
 */
public record ClientsAnswer(int asked, int served, ProbeEnd firstTrouble, boolean onIpv6) {
    public ClientsAnswer(int asked, int served, ProbeEnd firstTrouble) {
        this(asked, served, firstTrouble, false);
    }
}
