package dev.homeport.kernel;

import dev.homeport.net.FileHolder;
import dev.homeport.net.Holder;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds every process that holds a port. */
public final class Holders {
    /** A forking server may have hundreds of children; nobody reads on. */
    private static final int MOST = 50;

    private static final Path PROC = Path.of("/proc");

    private final Kernel kernel;

    public Holders(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Of the TCP listeners and UDP sockets that are bound to the port. */
    public Observed<List<Holder>> of(int port) {
        return all(port, KernelSocket::takes);
    }

    /**
     * Of the TCP connections whose local port it is, each program once for each local address. What the kernel alone works on
     * still, as in TIME-WAIT, has no holder.
     */
    public Observed<List<Holder>> ofConnections(int port) {
        return all(port, row -> !row.takes() && row.isAPrograms());
    }

    private Observed<List<Holder>> all(int port, Predicate<KernelSocket> wanted) {
        return kernel.table()
                .match(
                        rows -> Observed.seen(
                                holders(rows.stream().filter(row -> row.local().port() == port && wanted.test(row)))),
                        Observed::unseen);
    }

    /** Of the Unix sockets that are bound to it, those that listen first. */
    public Observed<List<FileHolder>> of(UnixPath file) {
        return UnixTable.sockets(file).match(inodes -> Observed.seen(holders(file, inodes)), Observed::unseen);
    }

    private List<FileHolder> holders(UnixPath file, Map<Long, Boolean> sockets) {
        Map<Long, Set<Integer>> open = OpenSockets.by(PROC, sockets.keySet());
        List<FileHolder> all = new ArrayList<>();
        sockets.forEach((inode, listens) -> {
            Set<Integer> pids = open.getOrDefault(inode, Set.of());
            pids.forEach(pid -> all.add(holder(file, kernel.process(pid), listens)));
            if (pids.isEmpty()) {
                all.add(holder(file, Observed.unseen(WhyNoOwner.NOT_TOLD), listens));
            }
        });
        return all.stream()
                .sorted(Comparator.comparing(each -> !each.listens()))
                .limit(MOST)
                .toList();
    }

    private FileHolder holder(UnixPath file, Observed<Owner> owner, boolean listens) {
        Optional<ProcessHandle> process = process(owner);
        return new FileHolder(
                file,
                owner,
                owner.match(Owner::user, reason -> ownerOf(file)),
                process.flatMap(each -> each.info().startInstant()).orElse(null),
                parent(process),
                listens);
    }

    private static String ownerOf(UnixPath file) {
        try {
            return Files.getOwner(Path.of(file.path())).getName();
        } catch (IOException | UnsupportedOperationException gone) {
            return "";
        }
    }

    private static Optional<ProcessHandle> process(Observed<Owner> owner) {
        return owner.match(o -> ProcessHandle.of(o.pid()), reason -> Optional.<ProcessHandle>empty());
    }

    private @Nullable Owner parent(Optional<ProcessHandle> process) {
        Observed<Owner> parent = process.flatMap(ProcessHandle::parent)
                .map(each -> kernel.process((int) each.pid()))
                .orElse(Observed.unseen("none"));
        return parent.match(o -> o, reason -> null);
    }

    private List<Holder> holders(Stream<KernelSocket> rows) {
        Map<String, Holder> found = new LinkedHashMap<>();
        rows.forEach(row -> {
            for (Observed<Owner> each : owners(row)) {
                String who = each.match(o -> Integer.toString(o.pid()), reason -> row.user() + reason);
                found.computeIfAbsent(row.transport() + " " + row.local() + " " + who, absent -> holder(row, each));
            }
        });
        return found.values().stream().limit(MOST).toList();
    }

    private static List<Observed<Owner>> owners(KernelSocket row) {
        return row.owners().isEmpty()
                ? List.of(row.owner())
                : row.owners().stream().map(Observed::seen).toList();
    }

    private Holder holder(KernelSocket row, Observed<Owner> owner) {
        Optional<ProcessHandle> process = process(owner);
        return new Holder(
                row.transport(),
                row.local(),
                owner,
                owner.match(Owner::user, reason -> row.user()),
                process.flatMap(each -> each.info().startInstant()).orElse(null),
                parent(process),
                row.takes() ? null : row.remote());
    }
}
