package dev.homeport.lab;

import dev.homeport.net.Bytes;

/**
 * What one side of a tapped connection said, up to a pause or up to the other side's answer.
 *
 * @param connection the client's side in the ledger: {@code t1.1}; the tap's own name where bytes came too fast to be kept
 * @param toServer whether the client said it
 * @param data its beginning, at most {@link #MOST_KEPT} bytes
 * @param count how many bytes it was
 */
public record Tapped(String tap, String connection, boolean toServer, Bytes data, long count) {
    public static final int MOST_KEPT = 8 << 10;
}
