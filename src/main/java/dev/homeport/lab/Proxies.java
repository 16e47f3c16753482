package dev.homeport.lab;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Faults;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The lab's relays: what connects to one goes on to its target, bytes, FIN and RST alike. At most
 * {@link ProxyFigures#MOST_CONNECTIONS} connections at once; each direction holds at most about 64 KiB. Where the target is not
 * reached, the client is closed. Either end is on loopback or a Unix socket, which knows no RST: where one would be sent, it is
 * closed.
 */
public final class Proxies {
    private final Home home;
    private final Binding binding;
    private final long seed;
    private final Delays delays;

    Proxies(Home home, Binding binding, long seed, Delays delays) {
        this.home = home;
        this.binding = binding;
        this.seed = seed;
        this.delays = delays;
    }

    /**
     * Starts a relay.
     *
     * @param name null lets the lab give one: p1, p2, ...
     * @throws LabException as {@link Lab#listen}; BAD_INPUT if it would lead to itself
     */
    public LedgerEntry proxy(Address at, Address target, @Nullable String name, Act act) throws LabException {
        delays.before(act);
        return open(at, target, name, null, act);
    }

    /**
     * Starts a relay that shows what passes.
     *
     * @param name null lets the lab give one: t1, t2, ...
     * @param viewer told on a thread of the lab's own what was said; the bytes are on their way by then
     * @throws LabException as {@link #proxy}
     */
    public LedgerEntry tap(Address at, Address target, @Nullable String name, Consumer<Tapped> viewer, Act act)
            throws LabException {
        delays.before(act);
        return open(at, target, name, viewer, act);
    }

    /**
     * Puts a fault on a proxy or tap, in the place of the one with the same word. It meets open connections at once.
     *
     * @throws LabException NO_SUCH_SOCKET, CLOSED, WRONG_KIND
     */
    public void fault(String link, Fault fault, Faults.Way way, Act act) throws LabException {
        delays.before(act);
        find(link).change(faults -> faults.with(fault, way));
    }

    /**
     * Takes a fault away, or all of them; what waits in it goes on at once.
     *
     * @param word one of {@link Fault#WORDS}; null for all
     * @throws LabException NO_SUCH_SOCKET, CLOSED, WRONG_KIND
     */
    public void heal(String link, @Nullable String word, Faults.Way way, Act act) throws LabException {
        delays.before(act);
        find(link).change(faults -> faults.without(word, way));
    }

    /**
     * What an open proxy or tap does and has counted.
     *
     * @throws LabException NO_SUCH_SOCKET, CLOSED, WRONG_KIND
     */
    public ProxyFigures figures(String link) throws LabException {
        return find(link).figures();
    }

    private LedgerEntry open(
            Address at, Address target, @Nullable String wanted, @Nullable Consumer<Tapped> viewer, Act act)
            throws LabException {
        if (at instanceof Endpoint endpoint) {
            Addresses.mustBeLoopback(endpoint);
        }
        Addresses.mayConnect(target);
        refuseLoop(at, target);
        SocketKind kind = viewer == null ? SocketKind.PROXY : SocketKind.TAP;
        String name = home.ledger().reserve(wanted, kind);
        try {
            ServerSocketChannel channel = binding.bind(at, ProxyServer.BACKLOG);
            try {
                Address local = Addresses.of(channel.getLocalAddress());
                ProxyServer server = new ProxyServer(name, channel, local, target, act.line(), home, seed, viewer);
                try {
                    LedgerEntry entry = home.enterListening(name, kind, local, ProxyServer.BACKLOG, act.line(), server);
                    server.start();
                    return entry;
                } catch (LabException labClosed) {
                    server.close();
                    throw labClosed;
                }
            } catch (IOException | LabException failed) {
                Binding.giveUp(channel, at);
                throw failed;
            }
        } catch (IOException failed) {
            home.bindRefused(name, kind, at, act.line(), failed);
            throw binding.failed(failed, at, kind.word());
        } finally {
            home.ledger().release(name);
        }
    }

    private ProxyServer find(String link) throws LabException {
        return home.ledger().held(link, ProxyServer.class, SocketKind.PROXY.word());
    }

    /**
     * What a client sent round in a loop would open connections until none is left. Loops through other programs cannot be
     * seen here; those end at {@link ProxyFigures#MOST_CONNECTIONS}.
     */
    private void refuseLoop(Address at, Address target) throws LabException {
        if (at instanceof Endpoint endpoint && endpoint.port() == 0) {
            return;
        }
        List<String> way = new ArrayList<>();
        Address next = target;
        while (way.size() < Ledger.MOST) {
            if (next.equals(at)) {
                String round = way.isEmpty()
                        ? "its own " + (at instanceof Endpoint ? "port" : "file") + " as target would go round for ever"
                        : "that would go round for ever: " + target + " leads back here by " + String.join(", ", way);
                throw new LabException(
                        Trouble.BAD_INPUT, round, "choose a target that answers by itself, such as an echo server");
            }
            Optional<LedgerEntry> there = at(next);
            if (there.isEmpty()) {
                return;
            }
            way.add(there.get().name());
            next = find(there.get().name()).target();
        }
    }

    private Optional<LedgerEntry> at(Address address) {
        return home.ledger().open().stream()
                .filter(each -> each.kind() == SocketKind.PROXY || each.kind() == SocketKind.TAP)
                .filter(each -> address.equals(each.localAddress()))
                .findFirst();
    }
}
