package dev.homeport.net;

import java.util.List;

/**
 * What came back to one datagram of a UDP probe.
 *
 * @param received the datagrams that came from the asked address, in their order: at most {@value #MOST} of those that are as the
 *     one that was sent, and of the others only the first {@value #MOST}
 * @param end COMPLETE once the waiting was over; REFUSED where ICMP said that nobody has the port
 */
public record DatagramAnswer(List<Bytes> received, ProbeEnd end) {
    /** More of a kind tell nothing more. */
    public static final int MOST = 16;

    public DatagramAnswer {
        received = List.copyOf(received);
    }
}
