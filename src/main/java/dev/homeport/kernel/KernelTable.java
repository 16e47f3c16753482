package dev.homeport.kernel;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The kernel's own view of sockets. One for the program, as there is one kernel. */
final class KernelTable {
    private final SocketSource source = ProcSockets.areHere() ? new ProcSockets() : new OshiSockets();
    private final AtomicInteger askers = new AtomicInteger();
    private @Nullable Reading last;

    private record Reading(long begunNanos, Observed<List<KernelSocket>> rows) {}

    private static final class Shared {
        private static final KernelTable TABLE = new KernelTable();
    }

    private KernelTable() {}

    static KernelTable shared() {
        return Shared.TABLE;
    }

    /** What the kernel tells now. Labs that ask at the same time share a reading that began after both had asked. */
    Observed<List<KernelSocket>> read() {
        long asked = System.nanoTime();
        askers.incrementAndGet();
        synchronized (this) {
            try {
                Reading reading = last;
                if (reading == null || reading.begunNanos() - asked < 0) {
                    reading = new Reading(System.nanoTime(), source.rows());
                    last = reading;
                }
                return reading.rows();
            } finally {
                if (askers.decrementAndGet() == 0) {
                    // It can have thousands of rows.
                    last = null;
                }
            }
        }
    }

    Observed<Owner> process(int pid) {
        return source.process(pid);
    }
}
