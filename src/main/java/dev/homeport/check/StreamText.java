package dev.homeport.check;

import dev.homeport.check.Finding.Difference;
import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What went one way over a connection in this step. TCP is a stream (RFC 9293, section 2.2): where one piece ended and the
 * next began never matters.
 *
 * @param kept the bytes that the log still holds, from the first
 * @param total how many there were
 * @param ended whether no more can come
 */
record StreamText(LedgerEntry entry, boolean incoming, Bytes kept, long total, boolean ended) {
    private static final String AGAIN = "reset begins the step again";

    static Outcome sent(LabView lab, LedgerEntry entry, Function<StreamText, Outcome> judge) {
        return lab.forgotten(entry) ? LabView.forgottenOutcome(entry) : judge.apply(of(lab, entry, false));
    }

    static Outcome received(LabView lab, LedgerEntry entry, Function<StreamText, Outcome> judge) {
        return lab.forgotten(entry) ? LabView.forgottenOutcome(entry) : judge.apply(of(lab, entry, true));
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
            // What came before RST can still be received.
            ended |= !incoming && event.what() instanceof WireEvent.WasReset;
            ended |= !incoming && event.what() instanceof WireEvent.HalfClosed;
        }
        return new StreamText(entry, incoming, Bytes.of(kept.toByteArray()), total, ended && !step.isEmpty());
    }

    /** Whether it is the text, no more and no less. */
    Outcome is(Bytes wanted) {
        int same = kept.firstDifference(wanted);
        boolean prefix = same < 0 || same == kept.length();
        if (same < 0 && total == kept.length()) {
            return Outcome.holds(said(Say.quoted(kept)), AGAIN);
        }
        if (prefix && total > kept.length() && total <= wanted.length()) {
            return notKept();
        }
        if (total == 0) {
            return nothingYet(wanted);
        }
        if (prefix && total < wanted.length()) {
            return tooLittle(wanted);
        }
        boolean tooMuch = same == wanted.length() || (same < 0 && total > wanted.length());
        boolean lateRight = total == kept.length()
                && total > wanted.length()
                && kept.slice(kept.length() - wanted.length(), kept.length()).equals(wanted);
        String next = lateRight
                ? "right at last, but " + (incoming ? "more came" : "more was sent") + " before it: " + AGAIN
                : tooMuch
                        ? (incoming ? "more came" : "more was sent") + " than expected: " + AGAIN
                        : "other bytes " + (incoming ? "came" : "went") + ": " + AGAIN;
        return Outcome.contradicted(observed(), LineEnds.advice(wanted, kept, next))
                .with(new Difference(wanted, kept));
    }

    /** Whether it begins with the text. */
    Outcome starts(Bytes wanted) {
        int same = kept.firstDifference(wanted);
        if (same < 0 || same == wanted.length()) {
            return Outcome.holds(said(Say.quoted(wanted)) + (total > wanted.length() ? " and more" : ""), AGAIN);
        }
        if (same < kept.length()) {
            Bytes first = kept.slice(0, Math.min(kept.length(), wanted.length()));
            return Outcome.contradicted(observed(), "other bytes " + (incoming ? "came" : "went") + " first: " + AGAIN)
                    .with(new Difference(wanted, first));
        }
        if (total > kept.length()) {
            return notKept();
        }
        return total == 0 ? nothingYet(wanted) : tooLittle(wanted);
    }

    /** Whether the text is somewhere in it. */
    Outcome contains(Bytes wanted) {
        if (kept.indexOf(wanted) >= 0) {
            return Outcome.holds(said(Say.bytes(total)) + " with " + Say.quoted(wanted) + " in them", AGAIN);
        }
        if (total > kept.length()) {
            return notKept();
        }
        if (total == 0) {
            return nothingYet(wanted);
        }
        return ended
                ? Outcome.contradicted(observed(), AGAIN)
                : Outcome.lacking(observed(), incoming ? more(Bytes.EMPTY) : more(wanted));
    }

    /** Whether it is so many bytes. */
    Outcome counts(int wanted) {
        if (total == 0) {
            return nothingYet(Bytes.EMPTY);
        }
        String verb = incoming ? " received" : " sent";
        String observed = Say.bytes(total) + verb + ending();
        if (total == wanted) {
            return Outcome.holds(said(Say.bytes(total)));
        }
        return total < wanted && !ended
                ? Outcome.lacking(observed, more(Bytes.EMPTY))
                : Outcome.contradicted(observed, AGAIN);
    }

    /** Whether nothing went, by what says so: that the step has not come to it yet is nothing to judge by. */
    Outcome isNothing(LabView lab) {
        if (total > 0) {
            return Outcome.contradicted(observed(), AGAIN);
        }
        List<WireEvent> step = lab.step(entry);
        if (!incoming) {
            return step.isEmpty()
                    ? Outcome.absent("nothing happened to " + entry.name() + " in this step", more(Bytes.EMPTY))
                    : Outcome.holds(said("nothing") + ": " + Story.of(step.get(step.size() - 1)));
        }
        // What TLS says of itself, such as close_notify, stands in the kernel too and is nothing of the stream.
        boolean tls = lab.life(entry).stream().anyMatch(event -> event.what() instanceof WireEvent.Secured);
        for (WireEvent event : step) {
            if (!tls && unreadAt(event.what()) > 0) {
                return Outcome.contradicted(Story.of(event), AGAIN);
            }
        }
        Optional<WireEvent> shown = step.stream()
                .filter(event -> showsThatNothingCame(event.what(), tls))
                .findFirst();
        return shown.isPresent()
                ? Outcome.holds(said("nothing") + ": " + Story.of(shown.get()))
                : Outcome.absent(
                        "nothing received on " + entry.name() + " so far, and nobody waited for it",
                        "try  recv " + entry.name() + " --within 1s");
    }

    private static long unreadAt(WireEvent.What what) {
        if (what instanceof WireEvent.FinCame fin) {
            return fin.unread();
        }
        return what instanceof WireEvent.ResetByClose close ? close.unread() : 0;
    }

    private static boolean showsThatNothingCame(WireEvent.What what, boolean tls) {
        return (what instanceof WireEvent.TimedOut timedOut && timedOut.nothingCame())
                || (!tls && what instanceof WireEvent.FinCame)
                || what instanceof WireEvent.PeerClosed
                || what instanceof WireEvent.CloseNotified;
    }

    private Outcome tooLittle(Bytes wanted) {
        String next = LineEnds.advice(wanted, kept, more(wanted));
        return ended
                ? Outcome.contradicted(observed(), next).with(new Difference(wanted, kept))
                : Outcome.lacking(observed(), next);
    }

    private Outcome notKept() {
        return Outcome.unseen("the wire log keeps only the first " + kept.length() + " of " + Say.bytes(total));
    }

    private Outcome nothingYet(Bytes wanted) {
        String observed = "nothing " + (incoming ? "received" : "sent") + " on " + entry.name() + " in this step";
        return ended
                ? Outcome.contradicted(observed + ", then closed", "open a new connection: try  connect PORT")
                : Outcome.absent(observed, more(wanted));
    }

    private String said(String what) {
        return entry.name() + (incoming ? " received " : " sent ") + what;
    }

    private String observed() {
        return Say.quoted(kept) + ending();
    }

    private String ending() {
        return ended ? (incoming ? ", then end of stream" : ", then closed") : "";
    }

    private String more(Bytes wanted) {
        return incoming ? "try  recv " + entry.name() : "try  send " + entry.name() + " " + Say.quoted(wanted);
    }
}
