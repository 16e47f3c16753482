package dev.homeport.kernel;

import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Linux, from /proc (proc(5)). By hand and not through OSHI, which names one process for a socket where fork(2) lets several
 * have it, and keeps a socket's user and number for itself.
 */
final class ProcSockets implements SocketSource {
    private static final Path PROC = Path.of("/proc");

    private final Path proc;

    ProcSockets() {
        this(PROC);
    }

    ProcSockets(Path proc) {
        this.proc = proc;
    }

    static boolean areHere() {
        return ProcNet.isReadable(PROC);
    }

    @Override
    public Observed<List<KernelSocket>> rows() {
        try {
            List<ProcNet.Row> table = ProcNet.rows(proc);
            Set<Long> inodes = inodes(table);
            Map<Long, Set<Integer>> pids = OpenSockets.by(proc, inodes);
            if (!pids.keySet().containsAll(inodes)) {
                // Of some no process was found: perhaps since it was closed meanwhile. Then it is no row any more.
                Set<Long> still = inodes(ProcNet.rows(proc));
                table.removeIf(
                        row -> row.inode() != 0 && !pids.containsKey(row.inode()) && !still.contains(row.inode()));
            }
            return Observed.seen(withOwners(table, pids));
        } catch (IOException unreadable) {
            return Observed.unseen(ProcNet.UNREADABLE + Reason.of(unreadable));
        }
    }

    @Override
    public Observed<Owner> process(int pid) {
        return ProcProcess.read(proc, pid);
    }

    private static Set<Long> inodes(List<ProcNet.Row> table) {
        Set<Long> inodes = new HashSet<>();
        table.forEach(row -> inodes.add(row.inode()));
        inodes.remove(0L);
        return inodes;
    }

    private List<KernelSocket> withOwners(List<ProcNet.Row> table, Map<Long, Set<Integer>> pids) {
        Set<Integer> ownedListeners = new HashSet<>();
        for (ProcNet.Row row : table) {
            if (row.state() == dev.homeport.net.ConnectionState.LISTEN && pids.containsKey(row.inode())) {
                ownedListeners.add(row.local().port());
            }
        }
        Map<Integer, Observed<Owner>> processes = new HashMap<>();
        Map<Integer, String> users = new HashMap<>();
        List<KernelSocket> rows = new ArrayList<>(table.size());
        for (ProcNet.Row row : table) {
            List<Owner> owners = new ArrayList<>();
            for (int pid : pids.getOrDefault(row.inode(), Set.of())) {
                processes.computeIfAbsent(pid, this::process).match(owners::add, gone -> false);
            }
            rows.add(new KernelSocket(
                    row.transport(),
                    row.local(),
                    row.remote(),
                    row.state(),
                    owners.isEmpty()
                            ? Observed.unseen(WhyNoOwner.of(
                                    row.state(),
                                    ownedListeners.contains(row.local().port())))
                            : Observed.seen(owners.get(0)),
                    owners,
                    // Of what no process has, the kernel writes 0, which is root's number.
                    row.inode() == 0 ? "" : users.computeIfAbsent(row.user(), UserNames::of)));
        }
        return List.copyOf(rows);
    }
}
