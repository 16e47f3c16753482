package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens proxies and taps, and puts faults on them. */
final class Proxies {
    private final Home home;
    private final Troubles.Holder holder;
    private final long seed;

    Proxies(Home home, Troubles.Holder holder, long seed) {
        this.home = home;
        this.holder = holder;
        this.seed = seed;
    }

    LedgerEntry open(Endpoint at, Endpoint target, @Nullable String wanted, @Nullable Consumer<Tapped> viewer, Act act)
            throws LabException {
        Addresses.mayListen(at, false);
        Addresses.mayConnect(target);
        refuseLoop(at, target);
        SocketKind kind = viewer == null ? SocketKind.PROXY : SocketKind.TAP;
        String name = home.ledger().reserve(wanted, kind);
        try {
            ServerSocketChannel channel = TcpListener.bind(at, ProxyServer.BACKLOG, true);
            try {
                Endpoint local = TcpListener.localOf(channel);
                ProxyServer server = new ProxyServer(name, channel, local, target, act.line(), home, seed, viewer);
                try {
                    LedgerEntry entry = home.enter(
                            name,
                            kind,
                            local,
                            null,
                            null,
                            act.line(),
                            server,
                            new WireEvent.Bound(),
                            new WireEvent.Listening(ProxyServer.BACKLOG));
                    server.start();
                    return entry;
                } catch (LabException labClosed) {
                    server.close();
                    throw labClosed;
                }
            } catch (IOException | LabException failed) {
                Quietly.close(channel);
                throw failed;
            }
        } catch (IOException failed) {
            throw Troubles.ofBind(failed, at, kind.word(), holder);
        } finally {
            home.ledger().release(name);
        }
    }

    void change(String link, java.util.function.UnaryOperator<Faults> change) throws LabException {
        find(link).change(change);
    }

    ProxyFigures figures(String link) throws LabException {
        return find(link).figures();
    }

    private ProxyServer find(String link) throws LabException {
        return home.ledger().held(link, ProxyServer.class, SocketKind.PROXY.word());
    }

    /**
     * What a client sent round in a loop would open connections until none is left. Loops through other programs cannot be
     * seen here; those end at {@link ProxyFigures#MOST_CONNECTIONS}.
     */
    private void refuseLoop(Endpoint at, Endpoint target) throws LabException {
        if (at.port() == 0) {
            return;
        }
        List<String> way = new ArrayList<>();
        Endpoint next = target;
        while (way.size() < Ledger.MOST) {
            if (next.port() == at.port() && next.address().equals(at.address())) {
                String round = way.isEmpty()
                        ? "a proxy to itself goes round for ever"
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

    private Optional<LedgerEntry> at(Endpoint endpoint) {
        return home.ledger().open().stream()
                .filter(each -> each.kind() == SocketKind.PROXY || each.kind() == SocketKind.TAP)
                .filter(each -> endpoint.equals(each.local()))
                .findFirst();
    }
}
