package dev.homeport.check;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelStates;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketKind;
import dev.homeport.net.SocketPair;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The lab's ledger and events, asked in the words of a sentence. */
final class LabView {
    private static final String ANY = "any";

    private final Snapshot seen;
    private @Nullable Lives lives;
    private @Nullable Observed<KernelStates> states;

    private LabView(Snapshot seen) {
        this.seen = seen;
    }

    Snapshot seen() {
        return seen;
    }

    /** Judges the named connection, or any in the lab, also those that a server accepted by itself. */
    static Function<Snapshot, Outcome> ofConnection(String name, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return seen -> new LabView(seen).judged(name, Family.CONNECTIONS, judge);
    }

    /** Judges the named listener or server, or any. */
    static Function<Snapshot, Outcome> ofListener(String name, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return seen -> new LabView(seen).judged(name, Family.LISTENERS, judge);
    }

    /** Judges the named UDP socket or server, or any. */
    static Function<Snapshot, Outcome> ofDatagrams(String name, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        return seen -> new LabView(seen).judged(name, Family.DATAGRAMS, judge);
    }

    /** What a sentence's first word can speak of. */
    private enum Family {
        LISTENERS("listener", "try  listen 0", SocketKind::listens),
        CONNECTIONS("connection", "try  connect PORT", kind -> kind == SocketKind.CONNECTION),
        DATAGRAMS("UDP socket", "try  udp bind 0", SocketKind::isDatagram);

        final String word;
        final String make;
        final Predicate<SocketKind> holds;

        Family(String word, String make, Predicate<SocketKind> holds) {
            this.word = word;
            this.make = make;
            this.holds = holds;
        }
    }

    private Outcome judged(String name, Family family, BiFunction<LabView, LedgerEntry, Outcome> judge) {
        String word = family.word;
        String make = family.make;
        if (name.equals(ANY)) {
            List<Outcome> each = seen.ledger().stream()
                    .filter(entry -> family.holds.test(entry.kind()))
                    .map(entry -> judge.apply(this, entry))
                    .toList();
            return each.isEmpty() ? Outcome.absent("no " + word + " was opened yet", make) : Outcome.anyOf(each);
        }
        Optional<LedgerEntry> found = latest(name);
        if (found.isEmpty()) {
            List<String> near = Nearest.to(name, namesOf(family));
            String next = near.isEmpty() ? make + " as " + name : "there is one named " + near.get(0);
            return Outcome.absent("no " + word + " is named " + name, next);
        }
        LedgerEntry entry = found.get();
        if (!family.holds.test(entry.kind())) {
            String other = entry.kind().word();
            return Outcome.mistaken(
                    name + " is " + article(other) + " " + other, "sockets lists each name with what it is");
        }
        return judge.apply(this, entry);
    }

    private static String article(String noun) {
        return noun.startsWith("e") ? "an" : "a";
    }

    private List<String> namesOf(Family family) {
        return seen.ledger().stream()
                .filter(entry -> entry.open() && family.holds.test(entry.kind()))
                .map(LedgerEntry::name)
                .toList();
    }

    private Optional<LedgerEntry> latest(String name) {
        List<LedgerEntry> named = named(name);
        return named.isEmpty() ? Optional.empty() : Optional.of(named.get(named.size() - 1));
    }

    /** All that had the name, in the order they were opened. */
    List<LedgerEntry> named(String name) {
        return lives().named(name);
    }

    /** The same connection at its other end, where the lab holds that too. */
    Optional<LedgerEntry> otherEnd(LedgerEntry entry) {
        Endpoint here = entry.local();
        Endpoint there = entry.remote();
        return here == null || there == null ? Optional.empty() : lives().newest(new SocketPair(there, here));
    }

    /** The connection's row in the kernel's table; empty where it is not listed. */
    Observed<Optional<ConnectionState>> state(SocketPair pair) {
        return states().match(all -> Observed.seen(all.of(pair)), Observed::unseen);
    }

    /** Whether the kernel's table lists a listener there. */
    Observed<Boolean> isListening(Endpoint local) {
        return states().match(all -> Observed.seen(all.isListening(local)), Observed::unseen);
    }

    /** What is still known of the entry's life. */
    List<WireEvent> life(LedgerEntry entry) {
        return lives().of(entry);
    }

    private Lives lives() {
        if (lives == null) {
            lives = new Lives(seen.ledger(), seen.events());
        }
        return lives;
    }

    private Observed<KernelStates> states() {
        if (states == null) {
            states = seen.kernel().match(table -> Observed.seen(new KernelStates(table)), Observed::unseen);
        }
        return states;
    }

    /** What happened to it in this step. */
    List<WireEvent> step(LedgerEntry entry) {
        return life(entry).stream().filter(e -> e.number() > seen.mark()).toList();
    }

    /** What happened in this step to whatever, while the name was the entry's. */
    List<WireEvent> stepDuring(LedgerEntry entry) {
        long end = lives().end(entry);
        return seen.eventsOfStep().stream()
                .filter(event -> event.number() >= entry.firstEvent() && event.number() < end)
                .toList();
    }

    /** Whether the log dropped events of this step that may have been the entry's. */
    boolean forgotten(LedgerEntry entry) {
        List<WireEvent> kept = seen.events();
        return !kept.isEmpty() && kept.get(0).number() > Math.max(seen.mark() + 1, entry.firstEvent());
    }

    /** Whether the log dropped events that may have been the entry's, in this step or before. */
    boolean forgottenInLife(LedgerEntry entry) {
        List<WireEvent> kept = seen.events();
        return !kept.isEmpty() && kept.get(0).number() > entry.firstEvent();
    }

    static Outcome forgottenOutcome(LedgerEntry entry) {
        return Outcome.unseen("the wire log no longer holds all that happened to " + entry.name() + " in this step");
    }
}
