package dev.homeport.session;

import dev.homeport.lab.Lab;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the end of a step closes: everything, but for the sockets that a later step speaks of by their name or their port
 * number.
 */
final class Closing {
    private Closing() {}

    /** Closes what the steps from {@code next} on do not need, and tells what that was. */
    static List<String> behind(Lab lab, Mentions mentions, int next) {
        Set<String> keep = new HashSet<>();
        for (LedgerEntry each : lab.ledger()) {
            Endpoint local = each.local();
            boolean byPort = local != null
                    && each.kind() != SocketKind.CONNECTION
                    && mentions.isLater(Integer.toString(local.port()), next);
            if (each.open() && (byPort || mentions.isLater(each.name(), next))) {
                keep.add(each.name());
            }
        }
        return names(lab.closeAllBut(keep));
    }

    /** The names with the lines that opened them, without what servers accepted by themselves. */
    static List<String> names(List<LedgerEntry> closed) {
        Set<String> own = new HashSet<>();
        closed.forEach(e -> own.add(e.name()));
        return closed.stream()
                .filter(e -> e.parent() == null || !own.contains(e.parent()))
                .map(e -> e.name() + " (" + e.openedBy() + ")")
                .toList();
    }
}
