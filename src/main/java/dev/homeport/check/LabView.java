package dev.homeport.check;

import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The lab's ledger and events, asked in the words of a sentence. */
record LabView(Snapshot seen) {
    private static final String ANY = "any";

    /** Judges the named connection, or any that a connect or accept made. */
    static Function<Snapshot, Outcome> ofConnection(String name, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return seen -> new LabView(seen).judged(name, false, judge);
    }

    /** Judges the named listener or server, or any. */
    static Function<Snapshot, Outcome> ofListener(String name, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return seen -> new LabView(seen).judged(name, true, judge);
    }

    private Outcome judged(String name, boolean listens, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        String word = listens ? "listener" : "connection";
        String make = listens ? "try  listen 0" : "try  connect PORT";
        if (name.equals(ANY)) {
            List<Outcome> each = seen.ledger().stream()
                    .filter(listens ? entry -> entry.kind().listens() : this::madeByVerb)
                    .map(entry -> judge.apply(this, entry))
                    .toList();
            return each.isEmpty() ? Outcome.absent("no " + word + " was opened yet", make) : Outcome.anyOf(each);
        }
        Optional<LedgerEntry> found = latest(name, entry -> true);
        if (found.isEmpty()) {
            List<String> near = Nearest.to(name, namesOf(listens));
            String next = near.isEmpty() ? make + " as " + name : "there is one named " + near.get(0);
            return Outcome.absent("no " + word + " is named " + name, next);
        }
        LedgerEntry entry = found.get();
        if (entry.kind().listens() != listens) {
            String other = entry.kind().word();
            return Outcome.mistaken(
                    name + " is " + article(other) + " " + other, "sockets lists each name with what it is");
        }
        return judge.apply(this, entry);
    }

    private static String article(String noun) {
        return noun.startsWith("e") ? "an" : "a";
    }

    private List<String> namesOf(boolean listens) {
        return seen.ledger().stream()
                .filter(entry -> entry.open() && entry.kind().listens() == listens)
                .map(LedgerEntry::name)
                .toList();
    }

    /** Not those that a server accepted by itself. */
    private boolean madeByVerb(LedgerEntry entry) {
        if (entry.kind().listens()) {
            return false;
        }
        String parent = entry.parent();
        return parent == null
                || latest(parent, each -> each.kind().listens() && each.firstEvent() <= entry.firstEvent())
                        .filter(each -> each.kind() == SocketKind.LISTENER)
                        .isPresent();
    }

    private Optional<LedgerEntry> latest(String name, Predicate<LedgerEntry> fitting) {
        return seen.ledger().stream()
                .filter(entry -> entry.name().equals(name) && fitting.test(entry))
                .reduce((older, newer) -> newer);
    }

    /** What is still known of the entry's life. A name can have had several lives. */
    List<WireEvent> life(LedgerEntry entry) {
        long end = seen.ledger().stream()
                .filter(other -> other.name().equals(entry.name()) && other.firstEvent() > entry.firstEvent())
                .mapToLong(LedgerEntry::firstEvent)
                .min()
                .orElse(Long.MAX_VALUE);
        return seen.events().stream()
                .filter(e -> e.name().equals(entry.name()) && e.number() >= entry.firstEvent() && e.number() < end)
                .toList();
    }

    /** What happened to it in this step. */
    List<WireEvent> step(LedgerEntry entry) {
        return life(entry).stream().filter(e -> e.number() > seen.mark()).toList();
    }

    /** Whether the log dropped events of this step that may have been the entry's. */
    boolean forgotten(LedgerEntry entry) {
        List<WireEvent> kept = seen.events();
        return !kept.isEmpty() && kept.get(0).number() > Math.max(seen.mark() + 1, entry.firstEvent());
    }

    static Outcome forgottenOutcome(LedgerEntry entry) {
        return Outcome.unseen("the wire log no longer holds all that happened to " + entry.name() + " in this step");
    }
}
