package dev.homeport.check;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketPair;
import dev.homeport.net.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A ledger and its events by name. Each is read once, however many sockets are asked for: there can be thousands. */
final class Lives {
    private final Map<String, List<LedgerEntry>> named = new HashMap<>();
    private final Map<String, NavigableMap<Long, LedgerEntry>> begun = new HashMap<>();
    private final Map<String, NavigableMap<Long, WireEvent>> events = new HashMap<>();
    private final Map<SocketPair, LedgerEntry> newest = new HashMap<>();

    Lives(List<LedgerEntry> ledger, List<WireEvent> events) {
        for (LedgerEntry each : ledger) {
            named.computeIfAbsent(each.name(), name -> new ArrayList<>()).add(each);
            begun.computeIfAbsent(each.name(), name -> new TreeMap<>()).put(each.firstEvent(), each);
            Endpoint local = each.local();
            Endpoint remote = each.remote();
            if (local != null && remote != null) {
                newest.put(new SocketPair(local, remote), each);
            }
        }
        for (WireEvent each : events) {
            this.events.computeIfAbsent(each.name(), name -> new TreeMap<>()).put(each.number(), each);
        }
    }

    /** All that had the name, in the order they were opened. */
    List<LedgerEntry> named(String name) {
        return named.getOrDefault(name, List.of());
    }

    /** The last one with these endpoints. */
    Optional<LedgerEntry> newest(SocketPair pair) {
        return Optional.ofNullable(newest.get(pair));
    }

    /** What is still known of the entry's life. A name can have had several lives. */
    List<WireEvent> of(LedgerEntry entry) {
        NavigableMap<Long, WireEvent> all = events.getOrDefault(entry.name(), new TreeMap<>());
        return List.copyOf(
                all.subMap(entry.firstEvent(), true, end(entry), false).values());
    }

    /** The number of the event with which the name's next life begins. */
    long end(LedgerEntry entry) {
        Long next = begun.getOrDefault(entry.name(), new TreeMap<>()).higherKey(entry.firstEvent());
        return next == null ? Long.MAX_VALUE : next;
    }
}
