package dev.homeport.lab;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.function.Consumer;

/** Runs swarms: looks whether one may run, and enters what it did. */
final class Swarms {
    /** For what else the program opens meanwhile. */
    private static final int SPARE_FILES = 64;

    private final Home home;
    private final Waiters waiters;
    private final long seed;

    Swarms(Home home, Waiters waiters, long seed) {
        this.home = home;
        this.waiters = waiters;
        this.seed = seed;
    }

    SwarmResult run(Endpoint to, SwarmPlan plan, Consumer<SwarmProgress> progress, Act act) throws LabException {
        Addresses.mayConnect(to);
        mayOpen(plan.clients());
        String name = home.ledger().reserve(null, SocketKind.SWARM);
        try {
            SwarmResult result = new Swarm(to, plan, seed, waiters, act, progress).run();
            enter(name, to, result, act);
            return result;
        } catch (IOException failed) {
            throw Troubles.other("the swarm could not begin", failed);
        } finally {
            home.ledger().release(name);
        }
    }

    private void enter(String name, Endpoint to, SwarmResult result, Act act) {
        home.log().lock();
        try {
            long first = home.log().mark() + 1;
            home.ledger()
                    .failed(new LedgerEntry(
                            name, SocketKind.SWARM, null, to, null, false, act.line(), Instant.now(), first));
            home.log()
                    .add(
                            name,
                            null,
                            to,
                            new WireEvent.Swarmed(
                                    result.connected(), result.messages(), result.bytes(), result.failedClients()));
        } finally {
            home.log().unlock();
        }
    }

    private static void mayOpen(int clients) throws LabException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            long most = system.getMaxFileDescriptorCount();
            long free = most - system.getOpenFileDescriptorCount() - SPARE_FILES;
            if (clients > free) {
                throw new LabException(
                        Trouble.TOO_MANY,
                        clients + " clients need as many open files, and this process may open " + most + " in all",
                        "take fewer, or raise the limit before starting homeport: ulimit -n " + (2 * clients + 1024));
            }
        }
    }
}
