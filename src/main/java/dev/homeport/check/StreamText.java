package dev.homeport.check;

import dev.homeport.check.Finding.Difference;
import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * What went one way over a connection in this step. TCP is a stream (RFC 9293, section 2.2): where one piece ended and the
 * next began never matters.
 *
 * @param kept the bytes that the log still holds, from the first
 * @param total how many there were
 * @param ended whether no more can come
 */
record StreamText(LedgerEntry entry, boolean incoming, Bytes kept, long total, boolean ended) {

    static Outcome sent(LabView lab, LedgerEntry entry, Bytes wanted) {
        return lab.forgotten(entry)
                ? LabView.forgottenOutcome(entry)
                : of(lab, entry, false).judge(wanted);
    }

    static Outcome received(LabView lab, LedgerEntry entry, Bytes wanted) {
        return lab.forgotten(entry)
                ? LabView.forgottenOutcome(entry)
                : of(lab, entry, true).judge(wanted);
    }

    static Outcome count(LabView lab, LedgerEntry entry, int wanted) {
        return lab.forgotten(entry)
                ? LabView.forgottenOutcome(entry)
                : of(lab, entry, true).judge(wanted);
    }

    private static StreamText of(LabView lab, LedgerEntry entry, boolean incoming) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        long total = 0;
        boolean ended = !entry.open();
        List<WireEvent> step = lab.step(entry);
        for (WireEvent event : step) {
            Bytes data = Bytes.EMPTY;
            long count = 0;
            if (incoming && event.what() instanceof WireEvent.Received received) {
                data = received.data();
                count = received.count();
            } else if (!incoming && event.what() instanceof WireEvent.Sent sent) {
                data = sent.data();
                count = sent.count();
            }
            // Behind a gap the kept bytes would stand in the wrong place.
            if (kept.size() == total) {
                kept.writeBytes(data.toArray());
            }
            total += count;
            ended |= incoming && event.what() instanceof WireEvent.PeerClosed;
            ended |= incoming && event.what() instanceof WireEvent.CloseNotified;
            ended |= event.what() instanceof WireEvent.WasReset;
            ended |= !incoming && event.what() instanceof WireEvent.HalfClosed;
        }
        return new StreamText(entry, incoming, Bytes.of(kept.toByteArray()), total, ended && !step.isEmpty());
    }

    private Outcome judge(Bytes wanted) {
        int same = kept.firstDifference(wanted);
        boolean prefix = same < 0 || same == kept.length();
        if (same < 0 && total == kept.length()) {
            return Outcome.holds(
                    entry.name() + (incoming ? " received " : " sent ") + Say.quoted(kept),
                    "reset begins the step again");
        }
        if (prefix && total > kept.length() && total <= wanted.length()) {
            return Outcome.unseen("the wire log keeps only the first " + kept.length() + " of " + Say.bytes(total));
        }
        if (total == 0) {
            return nothing(wanted);
        }
        String observed = Say.quoted(kept) + (ended ? (incoming ? ", then end of stream" : ", then closed") : "");
        if (prefix && total < wanted.length()) {
            String next = LineEnds.advice(wanted, kept, more(wanted));
            return ended
                    ? Outcome.contradicted(observed, next).with(new Difference(wanted, kept))
                    : Outcome.lacking(observed, next);
        }
        boolean tooMuch = same == wanted.length() || (same < 0 && total > wanted.length());
        String next = tooMuch
                ? "more came than expected: reset begins the step again"
                : "other bytes " + (incoming ? "came" : "went") + ": reset begins the step again";
        return Outcome.contradicted(observed, LineEnds.advice(wanted, kept, next))
                .with(new Difference(wanted, kept));
    }

    private Outcome judge(int wanted) {
        if (total == 0) {
            return nothing(Bytes.EMPTY);
        }
        String observed = Say.bytes(total) + " received" + (ended ? ", then end of stream" : "");
        if (total == wanted) {
            return Outcome.holds(entry.name() + " received " + Say.bytes(total));
        }
        return total < wanted && !ended
                ? Outcome.lacking(observed, more(Bytes.EMPTY))
                : Outcome.contradicted(observed, "reset begins the step again");
    }

    private Outcome nothing(Bytes wanted) {
        String observed = "nothing " + (incoming ? "received" : "sent") + " on " + entry.name() + " in this step";
        return ended
                ? Outcome.contradicted(observed + ", then closed", "open a new connection: try  connect PORT")
                : Outcome.absent(observed, more(wanted));
    }

    private String more(Bytes wanted) {
        return incoming ? "try  recv " + entry.name() : "try  send " + entry.name() + " " + Say.quoted(wanted);
    }
}
