package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;

/**
 * What went over one socket, counted from the wire events that are still kept.
 *
 * @param sent bytes handed to the kernel
 * @param received bytes taken from it
 * @param sends in how many pieces; for UDP each is a datagram
 * @param receives in how many pieces they were taken
 * @param requests answered to a client whose bytes are not seen
 * @param whole whether none of its events has gone from the log
 */
record Traffic(long sent, long received, long sends, long receives, long requests, boolean whole) {
    static Traffic of(Lab lab, LedgerEntry entry) {
        long sent = 0;
        long received = 0;
        long sends = 0;
        long receives = 0;
        long requests = 0;
        for (WireEvent each : lab.events()) {
            // A name is used again after a close: older events are another socket's.
            if (each.number() < entry.firstEvent() || !each.name().equals(entry.name())) {
                continue;
            }
            if (each.what() instanceof WireEvent.Sent s) {
                sent += s.count();
                sends++;
            } else if (each.what() instanceof WireEvent.Received r) {
                received += r.count();
                receives++;
            } else if (each.what() instanceof WireEvent.Requested) {
                requests++;
            } else if (each.what() instanceof WireEvent.Swarmed all) {
                sent += all.bytes();
                received += all.bytes();
            }
        }
        return new Traffic(sent, received, sends, receives, requests, Kept.isWhole(lab, entry));
    }

    String sentIn(SocketKind kind) {
        return said(kind, sent, sends);
    }

    String receivedIn(SocketKind kind) {
        return said(kind, received, receives);
    }

    private String said(SocketKind kind, long bytes, long pieces) {
        String count = Shown.count(bytes, "byte") + (kind.isDatagram() ? " in " + Shown.count(pieces, "datagram") : "");
        return whole ? count : count + " in what the wire log still holds";
    }
}
