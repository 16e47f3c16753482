package dev.homeport.check;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Snapshot;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Names, values, and a tidy lab. */
final class OtherSentences {
    static final List<Declaration> ALL = List.of(
            Declaration.of(
                    "name HOST resolves to ADDRESS",
                    "the address is among those that the name stands for on this machine",
                    "name localhost resolves to 127.0.0.1",
                    "ADDRESS among its addresses",
                    slots -> resolves(slots.text(0), slots.get(1, InetAddress.class))),
            Declaration.of(
                    "VALUE differs from VALUE",
                    "both values are there, and they are not the same",
                    "40000 differs from 62893",
                    "two different values",
                    slots -> Judge.ofLab(seen -> compare(slots.text(0), slots.text(1), false))),
            Declaration.of(
                    "VALUE is the same as VALUE",
                    "both values are there, and they are the same",
                    "62893 is the same as 62893",
                    "the same value twice",
                    slots -> Judge.ofLab(seen -> compare(slots.text(0), slots.text(1), true))),
            Declaration.of(
                    "nothing is left open",
                    "the lab holds no open socket or server",
                    "nothing is left open",
                    "every socket closed",
                    slots -> Judge.ofLab(OtherSentences::nothingOpen)));

    private OtherSentences() {}

    private static Judge resolves(String host, InetAddress wanted) {
        return Judge.of(new Look.Resolution(host), addresses -> {
            if (addresses.isEmpty()) {
                return Outcome.absent(host + " stands for no address", "try  resolve " + host);
            }
            String all = addresses.stream().map(Addresses::shown).collect(Collectors.joining(", "));
            return addresses.contains(wanted)
                    ? Outcome.holds(host + " resolves to " + all)
                    : Outcome.contradicted(host + " resolves to " + all, "try  resolve " + host);
        });
    }

    private static Outcome compare(String one, String other, boolean wantSame) {
        if (one.isEmpty() || other.isEmpty()) {
            return Outcome.absent("one of the two is empty", "do the step's earlier lines first");
        }
        boolean same = Objects.equals(one, other);
        String text = same
                ? "both are " + Say.foreign(one)
                : Say.foreign(one) + " and " + Say.foreign(other) + " are not the same";
        return same == wantSame
                ? Outcome.holds(text)
                : Outcome.contradicted(text, "sockets shows the endpoints of each socket");
    }

    /** The one sentence that passes on an empty ledger: the lab's own ledger is the observation, and it is always whole. */
    private static Outcome nothingOpen(Snapshot seen) {
        List<LedgerEntry> open =
                seen.ledger().stream().filter(LedgerEntry::open).toList();
        if (open.isEmpty()) {
            return Outcome.holds("the lab holds no open socket", "try  listen 0");
        }
        String names = open.stream().limit(3).map(LedgerEntry::name).collect(Collectors.joining(", "));
        String more = open.size() > 3 ? " and " + (open.size() - 3) + " more" : "";
        String verb = open.size() == 1 ? " is open" : " are open";
        return Outcome.contradicted(
                names + more + verb, "try  close " + open.get(0).name());
    }
}
