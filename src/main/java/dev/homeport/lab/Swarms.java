package dev.homeport.lab;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Loads servers with many clients at once. */
public final class Swarms {
    /** For what else the program opens meanwhile. */
    private static final int SPARE_FILES = 64;

    private static final Duration TICK = Duration.ofMillis(100);

    private final Home home;
    private final Delays delays;

    Swarms(Home home, Delays delays) {
        this.home = home;
        this.delays = delays;
    }

    /**
     * Loads an echo server until the plan is done, Ctrl-C, or the lab's end. The swarm's sockets are closed when this returns;
     * in the ledger it is one entry, and in the wire log one event.
     *
     * @param progress told ten times a second, on the calling thread
     * @throws LabException EXPOSED, BAD_INPUT, TOO_MANY if this process may not open so many files
     */
    public SwarmResult run(Address to, SwarmPlan plan, Consumer<SwarmProgress> progress, Act act) throws LabException {
        delays.before(act);
        Addresses.mayConnect(to);
        if (to instanceof UnixPath file && Files.notExists(Path.of(file.path()))) {
            throw Unix.ofConnect(new NoSuchFileException(file.path()), file, false);
        }
        mayOpen(plan.clients(), isOurs(to));
        Swarm swarm = enter(to, plan, act);
        Cancellation.Listening listening = act.cancellation().onCancel(swarm::stop);
        try {
            swarm.start();
            while (!swarm.await(TICK)) {
                progress.accept(swarm.progress());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Troubles.cancelled("the swarm");
        } finally {
            listening.close();
            swarm.close();
        }
        return swarm.result();
    }

    private Swarm enter(Address to, SwarmPlan plan, Act act) throws LabException {
        String name = home.ledger().reserve(null, SocketKind.SWARM);
        try {
            Swarm swarm = new Swarm(name, to, plan, home);
            try {
                home.enter(name, SocketKind.SWARM, null, to, null, act.line(), swarm);
            } catch (LabException closedMeanwhile) {
                swarm.close();
                throw closedMeanwhile;
            }
            return swarm;
        } catch (IOException failed) {
            throw Troubles.other("the swarm could not begin", failed);
        } finally {
            home.ledger().release(name);
        }
    }

    /** Whether the other ends will be in this program, too. */
    private boolean isOurs(Address to) {
        return home.ledger().open().stream()
                .filter(entry -> entry.kind().listens())
                .map(LedgerEntry::localAddress)
                .anyMatch(local -> isSame(local, to));
    }

    /** What listens on every address has the port of this one, too. */
    private static boolean isSame(@Nullable Address local, Address to) {
        if (local instanceof Endpoint here && to instanceof Endpoint there) {
            return here.port() == there.port();
        }
        return to.equals(local);
    }

    private static void mayOpen(int clients, boolean bothEnds) throws LabException {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            int each = bothEnds ? 2 : 1;
            long most = system.getMaxFileDescriptorCount();
            long free = most - system.getOpenFileDescriptorCount() - SPARE_FILES;
            if ((long) clients * each > free) {
                String ends = bothEnds ? ", as the server's ends are in this program, too" : "";
                throw new LabException(
                        Trouble.TOO_MANY,
                        clients + " clients need " + clients * each + " open files" + ends + "; this program may open "
                                + most,
                        "--clients " + Math.max(1, free / each) + " fits; or leave, `ulimit -n "
                                + (most - free + (long) clients * each) + "`, and start Homeport again");
            }
        }
    }
}
