package dev.homeport.check;

import dev.homeport.net.Bytes;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A datagram that was received in this step. The bounds of messages matter here, unlike on a stream.
 *
 * @param kept what of it was received, or the beginning that the log kept
 * @param taken how many bytes were received
 * @param lost how many more it had
 */
record DatagramText(Bytes kept, long taken, long lost) {

    /** Oldest first. */
    private static List<DatagramText> received(LabView lab, LedgerEntry entry) {
        List<DatagramText> all = new ArrayList<>();
        for (WireEvent event : lab.step(entry)) {
            if (event.what() instanceof WireEvent.Received received) {
                all.add(new DatagramText(received.data(), received.count(), 0));
            } else if (event.what() instanceof WireEvent.Truncated cut && !all.isEmpty()) {
                DatagramText last = all.remove(all.size() - 1);
                all.add(new DatagramText(last.kept(), last.taken(), cut.lost()));
            }
        }
        return all;
    }

    static Outcome is(LabView lab, LedgerEntry entry, Bytes wanted) {
        return any(
                lab,
                entry,
                each -> each.isWhole() && each.kept().equals(wanted),
                each -> each.lost() == 0
                        && !each.isWhole()
                        && each.taken() == wanted.length()
                        && each.beginsAs(wanted, each.kept().length()),
                wanted,
                "send exactly that in one datagram: udp send " + entry.name() + " " + Say.quoted(wanted));
    }

    static Outcome starts(LabView lab, LedgerEntry entry, Bytes wanted) {
        return any(
                lab,
                entry,
                each -> each.beginsAs(wanted, wanted.length()),
                each -> !each.isWhole()
                        && each.size() >= wanted.length()
                        && each.beginsAs(wanted, each.kept().length()),
                wanted,
                "send one that starts so: udp send " + entry.name() + " " + Say.quoted(wanted));
    }

    static Outcome contains(LabView lab, LedgerEntry entry, Bytes wanted) {
        return any(
                lab,
                entry,
                each -> each.kept().indexOf(wanted) >= 0,
                each -> !each.isWhole() && each.size() >= wanted.length(),
                wanted,
                "send one with it: udp send " + entry.name() + " " + Say.quoted(wanted));
    }

    /** @param unknown whether what is not there any more could have been it */
    private static Outcome any(
            LabView lab,
            LedgerEntry entry,
            Predicate<DatagramText> holds,
            Predicate<DatagramText> unknown,
            Bytes wanted,
            String next) {
        List<DatagramText> all = received(lab, entry);
        Optional<DatagramText> found = all.stream().filter(holds).findFirst();
        if (found.isPresent()) {
            return Outcome.holds(entry.name() + " received " + found.get().shown());
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        if (all.isEmpty()) {
            return none(entry);
        }
        DatagramText last = all.get(all.size() - 1);
        String observed = entry.name() + " received " + last.shown();
        Optional<DatagramText> cut = all.stream().filter(unknown).findFirst();
        return cut.isPresent()
                ? Outcome.unsure(entry.name() + " received " + cut.get().shown(), next)
                : Outcome.lacking(observed, last.isWhole() ? LineEnds.advice(wanted, last.kept(), next) : next);
    }

    static Outcome sized(LabView lab, LedgerEntry entry, int wanted) {
        List<DatagramText> all = received(lab, entry);
        Optional<DatagramText> found =
                all.stream().filter(each -> each.size() == wanted).findFirst();
        if (found.isPresent()) {
            return Outcome.holds(entry.name() + " received " + found.get().sizeShown());
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        String next = wanted == 0
                ? "an empty text sends one: udp send " + entry.name() + " \"\""
                : "send one of that size: udp send " + entry.name() + " --bytes " + wanted;
        return all.isEmpty()
                ? none(entry)
                : Outcome.lacking(
                        entry.name() + " received " + all.get(all.size() - 1).sizeShown(), next);
    }

    static Outcome counted(LabView lab, LedgerEntry entry, int wanted, boolean incoming) {
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        long count = lab.step(entry).stream()
                .filter(e -> incoming ? e.what() instanceof WireEvent.Received : e.what() instanceof WireEvent.Sent)
                .count();
        String word = incoming ? " received " : " sent ";
        String next = incoming
                ? "each  udp recv " + entry.name() + "  takes exactly one"
                : "try  udp send PORT \"hello\" from " + entry.name();
        if (count == 0) {
            return Outcome.absent(entry.name() + word + "no datagram in this step", next);
        }
        String text = entry.name() + word + Say.count(count, "datagram");
        if (count == wanted) {
            return Outcome.holds(text, "reset begins the step again");
        }
        return count < wanted && entry.open()
                ? Outcome.lacking(text, next)
                : Outcome.contradicted(text, "reset begins the step again");
    }

    /** That the step has not come to a receive yet is nothing to judge by. */
    static Outcome nothing(LabView lab, LedgerEntry entry) {
        List<DatagramText> all = received(lab, entry);
        if (!all.isEmpty()) {
            return Outcome.contradicted(
                    entry.name() + " received " + all.get(all.size() - 1).shown(), "reset begins the step again");
        }
        if (lab.forgotten(entry)) {
            return LabView.forgottenOutcome(entry);
        }
        boolean waited = lab.step(entry).stream()
                .anyMatch(event -> event.what() instanceof WireEvent.TimedOut timedOut && timedOut.nothingCame());
        return waited
                ? Outcome.holds(entry.name() + " received nothing: udp recv waited in vain")
                : Outcome.absent(
                        entry.name() + " received no datagram so far, and nobody waited for one",
                        "try  udp recv " + entry.name() + " --within 1s");
    }

    private static Outcome none(LedgerEntry entry) {
        return Outcome.absent(entry.name() + " received no datagram in this step", "try  udp recv " + entry.name());
    }

    private long size() {
        return taken + lost;
    }

    /** Whether nothing of it is missing here. */
    private boolean isWhole() {
        return lost == 0 && kept.length() == taken;
    }

    private boolean beginsAs(Bytes wanted, int length) {
        return kept.length() >= length
                && wanted.length() >= length
                && kept.slice(0, length).equals(wanted.slice(0, length));
    }

    private String shown() {
        String text = taken == 0 && lost == 0 ? "an empty datagram" : Say.quoted(kept);
        return lost == 0 ? text : text + " of " + sizeShown() + ": " + Say.bytes(lost) + " lost";
    }

    private String sizeShown() {
        return size() == 0 ? "an empty datagram" : "a datagram of " + Say.bytes(size());
    }
}
