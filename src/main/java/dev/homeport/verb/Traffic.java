package dev.homeport.verb;

import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;

/**
 * What went over one socket, counted from the wire events that are still kept.
 *
 * @param sent bytes handed to the kernel
 * @param received bytes taken from it
 */
record Traffic(long sent, long received) {
    static Traffic of(Lab lab, LedgerEntry entry) {
        long sent = 0;
        long received = 0;
        for (WireEvent each : lab.events()) {
            // A name is used again after a close: older events are another socket's.
            if (each.number() < entry.firstEvent() || !each.name().equals(entry.name())) {
                continue;
            }
            if (each.what() instanceof WireEvent.Sent s) {
                sent += s.count();
            } else if (each.what() instanceof WireEvent.Received r) {
                received += r.count();
            }
        }
        return new Traffic(sent, received);
    }
}
