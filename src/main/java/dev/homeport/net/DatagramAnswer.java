package dev.homeport.net;

import java.util.List;

/**
 * What came back to one datagram of a UDP probe.
 *
 * @param received all datagrams that came from the asked address, at most 16, in their order
 * @param end COMPLETE once the waiting was over; REFUSED where ICMP said that nobody has the port
 */
public record DatagramAnswer(List<Bytes> received, ProbeEnd end) {
    public DatagramAnswer {
        received = List.copyOf(received);
    }
}
