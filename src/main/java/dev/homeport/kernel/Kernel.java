package dev.homeport.kernel;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.PortRange;
import dev.homeport.net.Transport;
import dev.homeport.words.Reason;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Looks at the kernel; loads what is needed for it at the first look. What fails is a reason, never an exception. */
public final class Kernel {
    private final Set<Integer> held = ConcurrentHashMap.newKeySet();

    /** The TCP and UDP sockets of all processes, with their owners where this user may know them. */
    public Observed<List<KernelSocket>> table() {
        try {
            Observed<List<KernelSocket>> table = KernelTable.shared().read();
            table.orElse(List.of()).stream()
                    .filter(Kernel::isHeldElsewhere)
                    .forEach(row -> held.add(row.local().port()));
            return table;
        } catch (RuntimeException | LinkageError failed) {
            return Observed.unseen("the socket table of this system cannot be read: " + Reason.of(failed));
        }
    }

    private static boolean isHeldElsewhere(KernelSocket row) {
        long me = ProcessHandle.current().pid();
        return (row.isListener() || row.transport() == Transport.UDP)
                && row.owner().match(owner -> owner.pid() != me, unknown -> true);
    }

    /** The ports that any look so far has shown with a listener or UDP socket of another program, or of one that is not known. */
    public Set<Integer> heldElsewhere() {
        return Set.copyOf(held);
    }

    /** Who a process is. */
    public Observed<Owner> process(int pid) {
        try {
            return KernelTable.shared().process(pid);
        } catch (RuntimeException | LinkageError failed) {
            return Observed.unseen("this system's processes cannot be read: " + Reason.of(failed));
        }
    }

    /** Read each time: an administrator may change it, and another network namespace has its own (network_namespaces(7)). */
    public Observed<PortRange> ephemeralRange() {
        return EphemeralRange.read(System.getProperty("os.name", ""));
    }
}
