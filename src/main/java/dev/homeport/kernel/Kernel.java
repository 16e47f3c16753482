package dev.homeport.kernel;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.PortRange;
import dev.homeport.words.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the kernel; loads what is needed for it at the first look. What fails is a reason, never an exception. */
public final class Kernel {
    private @Nullable Observed<PortRange> range;

    /** The TCP and UDP sockets of all processes, with their owners where this user may know them. */
    public Observed<List<KernelSocket>> table() {
        try {
            return KernelTable.shared().read();
        } catch (RuntimeException | LinkageError failed) {
            return Observed.unseen("the socket table of this system cannot be read: " + Reason.of(failed));
        }
    }

    /** Who a process is. */
    public Observed<Owner> process(int pid) {
        try {
            return KernelTable.shared().process(pid);
        } catch (RuntimeException | LinkageError failed) {
            return Observed.unseen("this system's processes cannot be read: " + Reason.of(failed));
        }
    }

    /** Read once: it changes only by an administrator's hand. */
    public synchronized Observed<PortRange> ephemeralRange() {
        Observed<PortRange> known = range;
        if (known == null) {
            known = EphemeralRange.read(System.getProperty("os.name", ""));
            range = known;
        }
        return known;
    }
}
