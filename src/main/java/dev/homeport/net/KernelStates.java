package dev.homeport.net;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of TCP in the kernel's table, which is read once, however many sockets are looked for in it. */
public final class KernelStates {
    private final Map<SocketPair, ConnectionState> connections = new HashMap<>();
    private final Map<Integer, List<Endpoint>> listeners = new HashMap<>();

    public KernelStates(List<KernelSocket> table) {
        for (KernelSocket row : table) {
            Endpoint remote = row.remote();
            ConnectionState state = row.state();
            if (row.transport() != Transport.TCP || state == null) {
                continue;
            }
            if (remote != null) {
                connections.putIfAbsent(new SocketPair(row.local(), remote), state);
            }
            if (row.isListener()) {
                listeners
                        .computeIfAbsent(row.local().port(), port -> new ArrayList<>(1))
                        .add(row.local());
            }
        }
    }

    /** The connection's state; empty where it is not listed. */
    public Optional<ConnectionState> of(SocketPair pair) {
        return Optional.ofNullable(connections.get(pair));
    }

    /** Whether somebody listens there. A socket on every address may be listed as 0.0.0.0 or as ::. */
    public boolean isListening(Endpoint local) {
        return listeners.getOrDefault(local.port(), List.of()).stream()
                .anyMatch(each -> each.equals(local) || (each.isWildcard() && local.isWildcard()));
    }
}
