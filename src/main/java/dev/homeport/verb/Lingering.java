package dev.homeport.verb;

import dev.homeport.net.ConnectionState;
import dev.homeport.net.KernelSocket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Connections that still use a port as their local one: they can stand in the way of binding it. */
final class Lingering {
    private Lingering() {}

    static Optional<Report> on(int port, List<KernelSocket> rows) {
        Map<String, Integer> states = new TreeMap<>();
        for (KernelSocket each : rows) {
            ConnectionState state = each.state();
            if (each.local().port() == port && state != null && !each.isListener()) {
                states.merge(state.word(), 1, Integer::sum);
            }
        }
        if (states.isEmpty()) {
            return Optional.empty();
        }
        List<String> counted = states.entrySet().stream()
                .map(e -> e.getValue() + " in " + e.getKey())
                .toList();
        return Optional.of(
                new Report.Remark("connections with local port " + port + ": " + Shown.list(counted, "and")));
    }
}
