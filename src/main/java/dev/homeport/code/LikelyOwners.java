package dev.homeport.code;

import dev.homeport.net.Endpoint;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which of several HttpClients may have a connection that the kernel shows, as it names the process only. What was there
 * before a client's first request is another's.
 */
final class LikelyOwners {
    /** By server, and by the connection's local endpoint: the clients that cannot have it. */
    private final Map<Endpoint, Map<Endpoint, Set<Object>>> notOf = new HashMap<>();

    /** The connections, which are all there are to that server, were there before the client asked for one. */
    synchronized void areNotOf(Object client, Endpoint to, List<Endpoint> locals) {
        Map<Endpoint, Set<Object>> there = notOf.computeIfAbsent(to, each -> new HashMap<>());
        // A port can come again, and then it is another connection.
        there.keySet().retainAll(locals);
        for (Endpoint local : locals) {
            there.computeIfAbsent(local, each -> Collections.newSetFromMap(new WeakHashMap<>()))
                    .add(client);
        }
    }

    /** At most so many, those first that others cannot have. */
    synchronized List<Endpoint> mostLikelyOf(Object client, Endpoint to, List<Endpoint> locals, int most) {
        Map<Endpoint, Set<Object>> there = notOf.getOrDefault(to, Map.of());
        return locals.stream()
                .filter(local -> !there.getOrDefault(local, Set.of()).contains(client))
                .sorted(Comparator.comparingInt(
                        local -> -there.getOrDefault(local, Set.of()).size()))
                .limit(most)
                .toList();
    }
}
