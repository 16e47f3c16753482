package dev.homeport.kernel;

import dev.homeport.net.BoundSocket;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What some processes have bound. On Linux it reads the tables and the descriptors of these processes alone (proc(5)), which
 * takes a millisecond or two; the whole table looks into all processes.
 */
public final class BoundSockets {
    private static final Path PROC = Path.of("/proc");

    private BoundSockets() {}

    /** Of these processes, as far as this user may look. */
    public static Observed<List<BoundSocket>> of(Set<Long> pids, Kernel kernel) {
        return ProcNet.isReadable(PROC) ? fromProc(pids) : fromTable(pids, kernel);
    }

    private static Observed<List<BoundSocket>> fromTable(Set<Long> pids, Kernel kernel) {
        return kernel.table()
                .match(
                        rows -> Observed.seen(rows.stream()
                                .filter(row ->
                                        row.isListener() || (row.transport() == Transport.UDP && row.remote() == null))
                                .filter(row -> pids.contains(pid(row)))
                                .map(row -> new BoundSocket(
                                        row.transport(), row.local(), pid(row), row.transport() + " " + row.local()))
                                .toList()),
                        Observed::unseen);
    }

    private static long pid(KernelSocket row) {
        return row.owner().match(owner -> (long) owner.pid(), unknown -> 0L);
    }

    private static Observed<List<BoundSocket>> fromProc(Set<Long> pids) {
        Map<Long, ProcNet.Row> bound = new HashMap<>();
        try {
            for (ProcNet.Row row : ProcNet.rows(PROC)) {
                if (row.transport() == Transport.TCP ? row.state() == ConnectionState.LISTEN : row.remote() == null) {
                    bound.put(row.inode(), row);
                }
            }
        } catch (IOException unreadable) {
            return Observed.unseen(ProcNet.UNREADABLE + Reason.of(unreadable));
        }
        List<BoundSocket> found = new ArrayList<>();
        for (long pid : pids) {
            for (long inode : OpenSockets.of(PROC.resolve(Long.toString(pid)))) {
                ProcNet.Row row = bound.get(inode);
                if (row != null) {
                    found.add(new BoundSocket(row.transport(), row.local(), pid, "socket:[" + inode + "]"));
                }
            }
        }
        return Observed.seen(List.copyOf(found));
    }
}
