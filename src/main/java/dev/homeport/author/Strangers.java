package dev.homeport.author;

import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds that another program had to do with ports of a lab: another proof of the same lesson, say. What was claimed of those
 * ports may then be the other's doing.
 */
final class Strangers {
    private Strangers() {}

    /** While the lab was open: a stranger had one of the ports, or called at one. */
    static boolean cameTo(Set<Integer> ports, Lab lab) {
        List<WireEvent> events = lab.events();
        return !Collections.disjoint(lab.ports().heldElsewhere(), ports)
                || hadOne(ports, events)
                || calledAtOne(ports, events);
    }

    /** A connection was made where nobody of the lab listened. */
    private static boolean hadOne(Set<Integer> ports, List<WireEvent> events) {
        Map<String, Endpoint> listening = new HashMap<>();
        for (WireEvent each : events) {
            Endpoint local = each.local();
            Endpoint remote = each.remote();
            if (each.what() instanceof WireEvent.Listening && local != null) {
                listening.put(each.name(), local);
            } else if (each.what() instanceof WireEvent.Closed) {
                listening.remove(each.name());
            } else if (each.what() instanceof WireEvent.Connected
                    && remote != null
                    && isAt(remote, ports)
                    && !listening.containsValue(remote)) {
                return true;
            }
        }
        return false;
    }

    /** A connection or a datagram came from none of the lab's own. */
    private static boolean calledAtOne(Set<Integer> ports, List<WireEvent> events) {
        Set<Endpoint> own = events.stream()
                .filter(each -> each.local() != null)
                .map(WireEvent::local)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(each -> each.what() instanceof WireEvent.Accepted || each.what() instanceof WireEvent.Received)
                .filter(each -> isAt(each.local(), ports))
                .map(WireEvent::remote)
                .anyMatch(remote -> remote != null && !own.contains(remote));
    }

    private static boolean isAt(@Nullable Endpoint at, Set<Integer> ports) {
        return at != null && ports.contains(at.port());
    }
}
