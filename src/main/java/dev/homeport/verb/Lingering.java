package dev.homeport.verb;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.KernelSocket;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Connections that still use a port as their local one: they can stand in the way of binding it. */
final class Lingering {
    private Lingering() {}

    /** Says how many there are in which state, and where nobody listens also whom they keep from doing so. */
    static List<Report> on(int port, boolean listenedOn, List<KernelSocket> rows) {
        Map<String, Integer> states = new TreeMap<>();
        for (KernelSocket each : rows) {
            ConnectionState state = each.state();
            if (each.local().port() == port && state != null && !each.isListener()) {
                states.merge(state.word(), 1, Integer::sum);
            }
        }
        if (states.isEmpty()) {
            return List.of();
        }
        List<String> counted = states.entrySet().stream()
                .map(e -> e.getValue() + " in " + e.getKey())
                .toList();
        Report.Remark those =
                new Report.Remark("connections with local port " + port + ": " + Shown.list(counted, "and"));
        // Seen on Linux 6: bind asks SO_REUSEADDR of the old sockets too, also of those in TIME-WAIT. See socket(7),
        // ip(7).
        return listenedOn
                ? List.of(those)
                : List.of(
                        those,
                        new Report.Remark("Until they are gone, only a program that sets SO_REUSEADDR can listen there."
                                + " `listen` does; on Linux the program before must have done so too."));
    }
}
