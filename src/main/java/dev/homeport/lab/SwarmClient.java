package dev.homeport.lab;

import java.nio.channels.SocketChannel;

/** One client of a swarm: how far its stream is sent and received, and when its messages were begun. */
final class SwarmClient {
    final int number;
    final SocketChannel channel;

    boolean connected;
    boolean over;
    long sent;
    long received;
    /** When it last got on, in nanoseconds. */
    long active;

    private final int size;
    /** When each message on its way was begun, in nanoseconds. */
    private final long[] begun;

    private int oldest;
    private int underway;
    /** Where in the stream the next message to be begun begins, and where the next to be done ends. */
    private long nextBegins;

    private long nextEnds;

    /**
     * @param number from 1
     * @param size of a message
     * @param pipeline how many messages may be on their way
     */
    SwarmClient(int number, SocketChannel channel, int size, int pipeline) {
        this.number = number;
        this.channel = channel;
        this.size = size;
        begun = new long[pipeline];
        nextEnds = size;
    }

    boolean waits() {
        return sent > received;
    }

    /** Since when it has waited for the echo that is due next, as a whole; for one that connects, since it began to. */
    long waitsSince() {
        return underway > 0 ? begun[oldest] : active;
    }

    /** Where it stands, for a message about trouble: {@code client 7, byte 4098 (message 5)}; messages count from 1. */
    String place() {
        return "client " + number + ", byte " + received + " (message " + (received / size + 1) + ")";
    }

    /** To which position it may send: what is begun is finished, and new messages are begun as far as there is room. */
    long maySend(boolean beginsMore) {
        return beginsMore ? nextBegins + (long) (begun.length - underway) * size : nextBegins;
    }

    /** A message counts as begun with its first byte. */
    void sent(int count, long now) {
        sent += count;
        while (nextBegins < sent) {
            int newest = oldest + underway;
            begun[newest < begun.length ? newest : newest - begun.length] = now;
            underway++;
            nextBegins += size;
        }
    }

    /** What came back is right: each message that is whole now is counted. */
    void received(int count, long now, SwarmTally tally) {
        received += count;
        while (nextEnds <= received) {
            long begin = begun[oldest];
            int alike = 0;
            // Messages that began and ended together are one entry: cheaper, and the same histogram.
            while (nextEnds <= received && begun[oldest] == begin) {
                alike++;
                nextEnds += size;
                oldest = oldest + 1 < begun.length ? oldest + 1 : 0;
                underway--;
            }
            tally.echoed(alike, now - begin);
        }
    }
}
