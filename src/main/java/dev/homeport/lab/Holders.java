package dev.homeport.lab;

import dev.homeport.net.Holder;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import oshi.util.UserGroupInfo;

/** Finds every process that holds a port. */
final class Holders {
    /** A forking server may have hundreds of children; nobody reads on. */
    static final int MOST = 50;

    private final Kernel kernel;

    Holders(Kernel kernel) {
        this.kernel = kernel;
    }

    Observed<List<Holder>> of(int port) {
        return kernel.table().match(rows -> Observed.seen(holders(rows, port)), Observed::unseen);
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
        Optional<ProcessHandle> process =
                owner.match(o -> ProcessHandle.of(o.pid()), reason -> Optional.<ProcessHandle>empty());
        Observed<Owner> parent = process.flatMap(ProcessHandle::parent)
                .map(each -> kernel.process((int) each.pid()))
                .orElse(Observed.unseen("none"));
        return new Holder(
                row.transport(),
                row.local(),
                owner,
                owner.match(Owner::user, reason -> userName(shares.userOfTheRest())),
                process.flatMap(each -> each.info().startInstant()).orElse(null),
                parent.match(o -> o, reason -> null));
    }

    private static String userName(String number) {
        if (number.isEmpty()) {
            return "";
        }
        String name = UserGroupInfo.getUser(number);
        return name == null || name.equals("unknown") ? "number " + number : name;
    }
}
