package dev.homeport.check;

import dev.homeport.net.BindTry;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Look;
import dev.homeport.net.Owner;
import dev.homeport.net.PortUse;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Who has a port, in the words of a verdict. */
record PortView(PortUse use) {
    private static final int NAMED = 5;
    private static final String UNNAMED = "a program that the kernel does not name";

    static PortView of(Snapshot seen, Transport transport, int port) {
        return new PortView(PortUse.of(transport, port, seen.kernel(), seen.ledger(), List.of()));
    }

    /** As the other, with what trying to bind it brought. */
    static PortView bound(Snapshot seen, int port) {
        List<BindTry> tries = seen.answer(new Look.BindTries(port)).orElse(List.of());
        return new PortView(PortUse.of(Transport.TCP, port, seen.kernel(), seen.ledger(), tries));
    }

    int port() {
        return use.port();
    }

    static String endpoints(List<KernelSocket> rows) {
        return rows.stream().map(row -> row.local().toString()).distinct().collect(Collectors.joining(" and "));
    }

    /** {@code 127.0.0.1:62893 is held by python3 (pid 4242) and [::1]:62893 by node (pid 4243)}. */
    String held(List<KernelSocket> rows) {
        String prefix = use.transport() == Transport.UDP ? "udp " : "";
        if (rows.isEmpty()) {
            return prefix + "port " + port() + " is held by " + ofTheLab();
        }
        if (!use.ownTaking().isEmpty()
                && endpoints(rows).equals(String.valueOf(use.ownTaking().get(0).local()))) {
            return prefix + endpoints(rows) + " is held by " + ofTheLab();
        }
        Map<String, List<KernelSocket>> byHolders =
                rows.stream().collect(Collectors.groupingBy(this::holders, LinkedHashMap::new, Collectors.toList()));
        List<String> parts = new ArrayList<>();
        byHolders.forEach((holders, held) -> {
            String where = endpoints(held);
            String verb = !parts.isEmpty() ? " by " : where.contains(" and ") ? " are held by " : " is held by ";
            parts.add(where + verb + holders);
        });
        return prefix + String.join(", and ", parts);
    }

    private String ofTheLab() {
        return use.ownTaking().isEmpty() ? UNNAMED : use.ownTaking().get(0).name() + " of this lab";
    }

    /** All who have the row's socket, or the lab's own name for it. */
    private String holders(KernelSocket row) {
        for (LedgerEntry each : use.ownTaking()) {
            if (row.local().equals(each.local()) || (row.local().isWildcard() && isWildcard(each.local()))) {
                return each.name() + " of this lab";
            }
        }
        return row.owners().isEmpty() ? UNNAMED : programs(row.owners());
    }

    private static boolean isWildcard(@org.jspecify.annotations.Nullable Endpoint endpoint) {
        return endpoint != null && endpoint.isWildcard();
    }

    /** {@code python3 (pid 1), sh (pid 2) and 3 more}. */
    static String programs(List<Owner> owners) {
        List<String> named = new ArrayList<>(
                owners.stream().distinct().limit(NAMED).map(PortView::program).toList());
        long more = owners.stream().distinct().count() - named.size();
        if (more > 0) {
            named.add(more + " more");
        }
        int last = named.size() - 1;
        return last < 1
                ? String.join("", named)
                : String.join(", ", named.subList(0, last)) + " and " + named.get(last);
    }

    static String program(Owner owner) {
        return Say.foreign(owner.name()) + " (pid " + owner.pid() + ")";
    }

    /** What to try where nobody listens. */
    String wayToListen() {
        boolean connected =
                use.connections().stream().anyMatch(row -> !row.owners().isEmpty());
        return connected ? "try  who " + port() + "  to see whose connection has it" : "try  listen " + port();
    }

    /** {@code nothing listens on port 62893}, and who has it all the same. */
    String nobody() {
        String nothing = "nothing listens on port " + port();
        List<Owner> connected = use.connections().stream()
                .flatMap(row -> row.owners().stream())
                .distinct()
                .toList();
        return connected.isEmpty()
                ? nothing
                : nothing + "; it is the local port of a connection of " + programs(connected);
    }

    /** What keeps the address from being bound. */
    String obstacle(Endpoint at) {
        return at + " cannot be bound: it is taken by " + use.obstacle(at, PortView::program);
    }

    /** How to make it free again. */
    String release() {
        if (use.ownTaking().isEmpty()) {
            return use.own().isEmpty()
                    ? "try  who " + port() + "  to see which program holds it"
                    : "try  close " + use.own().get(0).name();
        }
        LedgerEntry entry = use.ownTaking().get(0);
        boolean closed = entry.kind() == SocketKind.LISTENER || use.transport() == Transport.UDP;
        return "try  " + (closed ? "close " : "stop ") + entry.name();
    }
}
