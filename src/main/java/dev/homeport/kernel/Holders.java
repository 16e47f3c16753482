package dev.homeport.kernel;

import dev.homeport.net.FileHolder;
import dev.homeport.net.Holder;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import oshi.util.UserGroupInfo;

/** Finds every process that holds a port. */
public final class Holders {
    /** A forking server may have hundreds of children; nobody reads on. */
    private static final int MOST = 50;

    private final Kernel kernel;

    public Holders(Kernel kernel) {
        this.kernel = kernel;
    }

    /** Of the TCP listeners and UDP sockets that are bound to the port. */
    public Observed<List<Holder>> of(int port) {
        return kernel.table().match(rows -> Observed.seen(holders(rows, port)), Observed::unseen);
    }

    /** Of the Unix sockets that listen there. */
    public Observed<List<FileHolder>> of(UnixPath file) {
        return UnixTable.listeners(file).match(inodes -> Observed.seen(holders(file, inodes)), Observed::unseen);
    }

    private List<FileHolder> holders(UnixPath file, Set<String> inodes) {
        Map<String, Set<Integer>> open = SocketShares.openBy(inodes);
        List<FileHolder> all = new ArrayList<>();
        for (String inode : inodes) {
            Set<Integer> pids = open.getOrDefault(inode, Set.of());
            pids.forEach(pid -> all.add(holder(file, kernel.process(pid))));
            if (pids.isEmpty()) {
                all.add(holder(file, Observed.unseen("not permitted: owned by another user, or already gone")));
            }
        }
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
    }

    private FileHolder holder(UnixPath file, Observed<Owner> owner) {
        Optional<ProcessHandle> process = process(owner);
        return new FileHolder(
                file,
                owner,
                owner.match(Owner::user, reason -> ownerOf(file)),
                process.flatMap(each -> each.info().startInstant()).orElse(null),
                parent(process));
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

    private List<Holder> holders(List<KernelSocket> rows, int port) {
        List<KernelSocket> there = rows.stream()
                .filter(row -> row.local().port() == port)
                .filter(row -> row.isListener() || row.transport() == Transport.UDP)
                .toList();
        if (there.isEmpty()) {
            return List.of();
        }
        SocketShares shares = SocketShares.of(port);
        Map<String, Holder> found = new LinkedHashMap<>();
        for (KernelSocket row : there) {
            for (Observed<Owner> each : owners(row, shares)) {
                Holder holder = holder(row, each, shares);
                int nth = holder.pid() == 0 ? found.size() : 0;
                found.putIfAbsent(row.transport() + " " + row.local() + " " + holder.pid() + " " + nth, holder);
            }
        }
        List<Holder> all = new ArrayList<>(found.values());
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
    }

    private List<Observed<Owner>> owners(KernelSocket row, SocketShares shares) {
        return row.owner()
                .match(
                        owner -> shares.sharingWith(owner.pid()).stream()
                                .map(pid -> pid == owner.pid() ? row.owner() : kernel.process(pid))
                                .toList(),
                        reason -> List.of(row.owner()));
    }

    private Holder holder(KernelSocket row, Observed<Owner> owner, SocketShares shares) {
        Optional<ProcessHandle> process = process(owner);
        return new Holder(
                row.transport(),
                row.local(),
                owner,
                owner.match(Owner::user, reason -> userName(shares.userOfTheRest())),
                process.flatMap(each -> each.info().startInstant()).orElse(null),
                parent(process));
    }

    private static String userName(String number) {
        if (number.isEmpty()) {
            return "";
        }
        String name = UserGroupInfo.getUser(number);
        return name == null || name.equals("unknown") ? "number " + number : name;
    }
}
