package dev.homeport.check;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Snapshot;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Transport;
import java.util.List;
import java.util.stream.Collectors;

/** Who listens on a TCP port: by the kernel's table, and by the lab's own ledger. */
record PortView(int port, Observed<List<KernelSocket>> listeners, List<LedgerEntry> own) {
    static PortView of(Snapshot seen, int port) {
        Observed<List<KernelSocket>> listeners = seen.kernel()
                .match(
                        table -> Observed.seen(table.stream()
                                .filter(row -> row.transport() == Transport.TCP
                                        && row.isListener()
                                        && row.local().port() == port)
                                .toList()),
                        Observed::unseen);
        List<LedgerEntry> own = seen.ledger().stream()
                .filter(entry -> entry.open() && entry.kind().listens() && isAt(entry, port))
                .toList();
        return new PortView(port, listeners, own);
    }

    private static boolean isAt(LedgerEntry entry, int port) {
        return entry.local() != null && entry.local().port() == port;
    }

    static String endpoints(List<KernelSocket> rows) {
        return rows.stream().map(row -> row.local().toString()).distinct().collect(Collectors.joining(" and "));
    }

    /** The lab's own socket on the port, or the program: {@code python3 (pid 4242)}. */
    String holder(List<KernelSocket> rows) {
        if (!own.isEmpty()) {
            return own.get(0).name() + " of this lab";
        }
        return rows.stream()
                .map(row -> row.owner().match(PortView::program, reason -> ""))
                .filter(program -> !program.isEmpty())
                .findFirst()
                .orElse("a program that the kernel does not name");
    }

    static String program(Owner owner) {
        return Say.foreign(owner.name()) + " (pid " + owner.pid() + ")";
    }

    /** How to make it free again. */
    String release() {
        if (own.isEmpty()) {
            return "try  who " + port + "  to see which program holds it";
        }
        LedgerEntry entry = own.get(0);
        return "try  " + (entry.kind() == SocketKind.LISTENER ? "close " : "stop ") + entry.name();
    }
}
