package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.net.Address;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Ends what a lab holds: some of it, or all of it for good. */
final class Closing {
    private final Home home;
    private final Kernel kernel;
    private @Nullable KernelWatch watch;
    private boolean ended;

    Closing(Home home, Kernel kernel) {
        this.home = home;
        this.kernel = kernel;
    }

    synchronized void watchKernel() {
        if (watch == null && !ended) {
            watch = new KernelWatch(kernel, home);
        }
    }

    List<LedgerEntry> allBut(Set<String> keep) {
        Set<String> kept = new HashSet<>(keep);
        List<LedgerEntry> open = home.ledger().open();
        for (LedgerEntry entry : open) {
            if (keep.contains(entry.name())) {
                keepServerOf(entry, kept);
            }
        }
        keepTargets(open, kept);
        List<LedgerEntry> closed = new ArrayList<>();
        for (LedgerEntry entry : open) {
            boolean isKept = kept.contains(entry.name()) || belongsTo(entry, kept);
            if (!isKept && close(entry)) {
                closed.add(entry);
            }
        }
        return closed;
    }

    synchronized void everything() {
        ended = true;
        if (watch != null) {
            watch.end(Deadline.after(Lab.CLOSING));
        }
        home.ledger().shut().forEach(Held::close);
    }

    /** A server's own connection lives only while the server does; a listener's lives without it. */
    private void keepServerOf(LedgerEntry entry, Set<String> kept) {
        String server = serverOf(entry);
        if (server != null) {
            kept.add(server);
        }
    }

    /** A relay is of no use without what it leads to, which may be a relay again: loops are refused when they are opened. */
    private void keepTargets(List<LedgerEntry> open, Set<String> kept) {
        Deque<String> relays = new ArrayDeque<>(kept);
        while (!relays.isEmpty()) {
            Address target = targetOf(relays.remove());
            for (LedgerEntry each : open) {
                if (each.kind().listens()
                        && each.localAddress() != null
                        && each.localAddress().equals(target)
                        && kept.add(each.name())) {
                    relays.add(each.name());
                }
            }
        }
    }

    private @Nullable Address targetOf(String name) {
        try {
            return home.ledger()
                    .held(name, ProxyServer.class, SocketKind.PROXY.word())
                    .target();
        } catch (LabException noRelay) {
            return null;
        }
    }

    private boolean belongsTo(LedgerEntry entry, Set<String> kept) {
        String server = serverOf(entry);
        return server != null && kept.contains(server);
    }

    private static @Nullable String serverOf(LedgerEntry entry) {
        String parent = entry.parent();
        return parent != null && entry.name().startsWith(parent + ".") ? parent : null;
    }

    private boolean close(LedgerEntry entry) {
        try {
            home.ledger().held(entry.name(), Held.class, "").close();
            return true;
        } catch (LabException closedMeanwhile) {
            return false;
        }
    }
}
