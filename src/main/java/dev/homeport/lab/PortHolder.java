package dev.homeport.lab;

import dev.homeport.kernel.Holders;
import dev.homeport.kernel.Kernel;
import dev.homeport.net.BindTry;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.Endpoint;
import dev.homeport.net.FileHolder;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.LoopbackAddress;
import dev.homeport.net.Owner;
import dev.homeport.net.PortUse;
import dev.homeport.net.Transport;
import dev.homeport.net.UnixPath;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds who has a port that could not be bound, or that refused. */
final class PortHolder implements Troubles.Holder {
    private static final String UNKNOWN = "another program";
    private static final int NAMED = 3;
    private static final Set<@Nullable ConnectionState> LETS_GO =
            EnumSet.of(ConnectionState.TIME_WAIT, ConnectionState.FIN_WAIT_2);

    private final Ledger ledger;
    private final Kernel kernel;
    private final Transport transport;

    PortHolder(Ledger ledger, Kernel kernel, Transport transport) {
        this.ledger = ledger;
        this.kernel = kernel;
        this.transport = transport;
    }

    @Override
    public Troubles.Taken of(Endpoint at) {
        PortUse use = PortUse.of(transport, at.port(), kernel.table(), ledger.open(), List.of(BindTry.inUse(at)));
        for (LedgerEntry entry : use.ownTaking()) {
            Endpoint local = entry.local();
            if (local != null && PortUse.collides(local, at)) {
                return new Troubles.Taken(entry.name() + " of this lab", "`close " + entry.name() + "` frees it");
            }
        }
        return use.taking().stream()
                .filter(row -> PortUse.collides(row.local(), at))
                .findFirst()
                .map(row -> new Troubles.Taken(programs(row), ask(row, at)))
                .orElseGet(() -> withoutAListener(use, at));
    }

    /** Only a connection can be seen, or nothing at all, and yet it was refused. */
    private Troubles.Taken withoutAListener(PortUse use, Endpoint at) {
        Optional<String> unseen = use.rows().match(rows -> Optional.empty(), Optional::of);
        if (unseen.isPresent() || transport == Transport.UDP) {
            return new Troubles.Taken(UNKNOWN, "`who " + at.port() + "` tells more");
        }
        return new Troubles.Taken(use.obstacle(at, PortHolder::program), letGo(use, at));
    }

    private static String letGo(PortUse use, Endpoint at) {
        for (LedgerEntry entry : use.own()) {
            if (entry.local() != null && PortUse.collides(entry.local(), at)) {
                return "`close " + entry.name() + "` frees it";
            }
        }
        return use.inTheWay(at)
                .map(row -> row.owners().isEmpty() && LETS_GO.contains(row.state())
                        // TIME-WAIT is twice the maximum segment lifetime (RFC 9293, section 3.4.2): four minutes by
                        // the
                        // book, one on Linux, as is FIN-WAIT-2 without a program (tcp_fin_timeout, tcp(7)).
                        ? "no program has it any more, and the kernel lets go in a minute or a few"
                        : "it is free again once that connection is over")
                .orElse("the kernel's table leaves such sockets out, so its program is not known; it is free again"
                        + " once that has closed it");
    }

    @Override
    public Optional<String> listener(Endpoint at) {
        return listenerAt(at, kernel);
    }

    /** Who listens for the address: {@code python3, process 4711}; empty where nobody does, or nobody knows. */
    static Optional<String> listenerAt(Endpoint at, Kernel kernel) {
        return kernel.table().orElse(List.of()).stream()
                .filter(row -> row.isListener() && listensFor(row.local(), at))
                // The nearest one: one on the address itself, one on [::] last.
                .min(Comparator.comparing(
                                (KernelSocket row) -> !row.local().address().equals(at.address()))
                        .thenComparing(row -> isIpv6(row.local())))
                .filter(row -> standsFor(row.local(), at))
                .map(PortHolder::programs);
    }

    @Override
    public Optional<Troubles.Elsewhere> elsewhere(Endpoint at) {
        return kernel.table().orElse(List.of()).stream()
                .filter(row -> row.isListener() && row.local().port() == at.port())
                .filter(row -> row.local().isLoopback() || row.local().isWildcard())
                .findFirst()
                .map(row -> new Troubles.Elsewhere(
                        !row.local().isWildcard()
                                ? row.local()
                                : new Endpoint(
                                        isIpv6(row.local()) ? LoopbackAddress.V6 : LoopbackAddress.V4, at.port()),
                        programs(row)));
    }

    @Override
    public Optional<String> obstacle(Endpoint at) {
        BindTry tried = BindTries.at(at);
        return tried.result() == BindTry.Result.IN_USE
                ? Optional.of(PortUse.of(transport, at.port(), kernel.table(), ledger.open(), List.of(tried))
                        .obstacle(at, PortHolder::program))
                : Optional.empty();
    }

    @Override
    public Optional<String> ofFile(UnixPath file) {
        return new Holders(kernel)
                .of(file).orElse(List.of()).stream()
                        .findFirst()
                        .map(FileHolder::owner)
                        .map(owner -> owner.match(PortHolder::program, reason -> UNKNOWN + " (" + reason + ")"));
    }

    private static boolean listensFor(Endpoint local, Endpoint at) {
        return local.port() == at.port()
                && (local.address().equals(at.address()) || (local.isWildcard() && (isIpv6(local) || !isIpv6(at))));
    }

    /** One on [::] takes IPv4 as well, unless its program has turned that off. */
    private static boolean standsFor(Endpoint local, Endpoint at) {
        return isIpv6(local) == isIpv6(at) || BindTries.takesIpv4(at.port()).orElse(true);
    }

    private static boolean isIpv6(Endpoint endpoint) {
        return endpoint.address() instanceof Inet6Address;
    }

    private static String ask(KernelSocket row, Endpoint at) {
        String who = "`who " + at.port() + "` tells more";
        return mayBeEnded(row)
                ? who + ", `free " + at.port() + "` ends it if you agree"
                : who + "; " + (row.user().isEmpty() ? "its user or an administrator" : whoseSocket(row.user()))
                        + " can end it";
    }

    private static String whoseSocket(String user) {
        return user.equals("root") ? user : user + " or an administrator";
    }

    /** Whether {@code free} could: it asks only programs that are known, and only their own user or root may signal them (kill(2)). */
    private static boolean mayBeEnded(KernelSocket row) {
        String me = System.getProperty("user.name", "");
        return row.owner()
                .match(
                        owner -> owner.pid() > 1
                                && (owner.user().isEmpty()
                                        || me.equals("root")
                                        || owner.user().equals(me)),
                        hidden -> false);
    }

    private static String programs(KernelSocket row) {
        if (row.owners().isEmpty()) {
            return row.user().isEmpty()
                    ? row.owner().match(PortHolder::program, reason -> UNKNOWN + " (" + reason + ")")
                    : "a program of user " + row.user();
        }
        List<String> named = new ArrayList<>(
                row.owners().stream().limit(NAMED).map(PortHolder::program).toList());
        int more = row.owners().size() - named.size();
        if (more > 0) {
            named.add(more + " more");
        }
        return String.join(", and ", named);
    }

    private static String program(Owner owner) {
        return owner.name() + ", process " + owner.pid();
    }
}
