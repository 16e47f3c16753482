package dev.homeport.lab;

import dev.homeport.kernel.BoundSockets;
import dev.homeport.kernel.Kernel;
import dev.homeport.net.Address;
import dev.homeport.net.BoundSocket;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.jspecify.annotations.Nullable;

/** What a learner's Java opens with libraries of its own, under the lab's rules. */
public final class Guests {
    private final Home home;
    private final Troubles.Holder holder;
    private final Troubles.Holder udpHolder;
    private final Kernel kernel;

    Guests(Home home, Troubles.Holder holder, Troubles.Holder udpHolder, Kernel kernel) {
        this.home = home;
        this.kernel = kernel;
        this.udpHolder = udpHolder;
        this.holder = holder;
    }

    /** Opens a server. */
    public interface Opening {
        /** @return where it listens */
        Address open() throws IOException;
    }

    /**
     * Before Java connects.
     *
     * @throws LabException EXPOSED: it is not on loopback; BAD_INPUT: port 0; NAME_IN_USE
     */
    public GuestAttempt connecting(SocketAddress to, @Nullable String wanted, Act act) throws LabException {
        Address target = address(to);
        if (target instanceof Endpoint endpoint) {
            Addresses.mayConnect(endpoint);
        }
        return new GuestAttempt(home.ledger().reserve(wanted, SocketKind.CONNECTION), target, home, holder, act);
    }

    /**
     * Whether Java may send there.
     *
     * @throws LabException EXPOSED, BAD_INPUT: as for what the lab sends itself
     */
    public void maySend(Endpoint to) throws LabException {
        Addresses.mayConnect(to);
    }

    /**
     * A thread of the learner's Java takes what comes to the listener or UDP socket, from now on: it is a server's.
     * What a listener then accepts without a name of its own is named after it: {@code web.1}.
     */
    public void attended(String name) {
        home.ledger().attended(name);
    }

    /**
     * Whether Java may bind there what connects later.
     *
     * @throws LabException EXPOSED, NOT_LOCAL
     */
    public void mayBind(Endpoint at) throws LabException {
        Addresses.mustBeLoopback(at);
    }

    /** The local endpoints of this program's own connections there, as the kernel has them now; the lab's probes are not among them. */
    public Observed<List<Endpoint>> connectionsTo(Endpoint to) {
        long me = ProcessHandle.current().pid();
        return kernel.table()
                .match(
                        rows -> Observed.seen(rows.stream()
                                .filter(row -> to.equals(row.remote()))
                                .filter(row -> row.owner().match(owner -> owner.pid() == me, unknown -> false))
                                .map(KernelSocket::local)
                                .filter(local -> !home.probePorts().isProbe(to, local))
                                .toList()),
                        Observed::unseen);
    }

    /**
     * Whether something open here has that local endpoint. A connect of the lab's own that is just being done is waited for:
     * the kernel knows of it before the ledger does.
     */
    public boolean isEntered(Endpoint local) {
        home.log().lock();
        try {
            return home.ledger().open().stream().anyMatch(each -> local.equals(each.local()));
        } finally {
            home.log().unlock();
        }
    }

    /** What is open and not attended to by Java: what comes to a listener or UDP socket of these waits for a verb. */
    public List<LedgerEntry> unattended() {
        return home.ledger().unattended();
    }

    /**
     * Java has taken a connection from a listener of its own.
     *
     * @param closes ends it
     * @throws LabException NAME_IN_USE, CLOSED: the lab was closed meanwhile
     */
    public GuestSocket accepted(
            Guest listener,
            SocketAddress local,
            SocketAddress remote,
            @Nullable String wanted,
            Runnable closes,
            Act act)
            throws LabException {
        String name = home.ledger().reserve(wanted, SocketKind.CONNECTION);
        try {
            Address near = address(local);
            Address far = address(remote);
            GuestSocket socket = new GuestSocket(name, near, far, false, home, closes);
            home.enter(
                    name,
                    SocketKind.CONNECTION,
                    near,
                    far,
                    listener.name(),
                    act.line(),
                    socket,
                    new WireEvent.Accepted(listener.name()));
            return socket;
        } finally {
            home.ledger().release(name);
        }
    }

    /**
     * Binds a UDP socket of Java's and enters it.
     *
     * @throws LabException EXPOSED, NOT_LOCAL, PORT_TAKEN, PERMISSION, NAME_IN_USE
     */
    public GuestSocket datagrams(Endpoint at, @Nullable String wanted, Opening opens, Runnable closes, Act act)
            throws LabException {
        Addresses.mustBeLoopback(at);
        String name = home.ledger().reserve(wanted, SocketKind.DATAGRAM);
        try {
            Address local = opens.open();
            GuestSocket socket = new GuestSocket(name, local, null, true, home, closes);
            home.enter(name, SocketKind.DATAGRAM, local, null, null, act.line(), socket, new WireEvent.Bound());
            return socket;
        } catch (IOException failed) {
            home.bindRefused(name, SocketKind.DATAGRAM, at, act.line(), failed);
            throw Troubles.ofBind(failed, at, "udp bind", udpHolder);
        } finally {
            home.ledger().release(name);
        }
    }

    /** What these processes have bound: TCP listeners, and UDP sockets without a peer; but no probe of the lab's. */
    public Observed<List<BoundSocket>> bound(Set<Long> pids) {
        return BoundSockets.of(pids, kernel)
                .match(
                        all -> Observed.seen(all.stream()
                                .filter(each ->
                                        !home.probePorts().has(each.local().port()))
                                .toList()),
                        Observed::unseen);
    }

    /** Whether a lab of this program has it open. One that is just being opened is not entered yet. */
    public boolean isEntered(BoundSocket socket) {
        return Ledger.isInAny(socket);
    }

    /** Whether what is open under the name was opened by Java, which alone can use it. */
    public boolean has(String name) {
        try {
            Held held = home.ledger().held(name, Held.class, "");
            return held instanceof Guest || held instanceof GuestSocket;
        } catch (LabException gone) {
            return false;
        }
    }

    /** The address of either end, as the lab writes it. */
    public static Address address(SocketAddress address) {
        return Addresses.of(address);
    }

    /**
     * Starts a web server of Javalin's that Java has made. A connector without a host listens on 127.0.0.1.
     *
     * @throws LabException EXPOSED, NOT_LOCAL, PORT_TAKEN, PERMISSION, NAME_IN_USE, BAD_INPUT
     */
    public GuestJavalin javalin(Javalin app, @Nullable String wanted, Act act) throws LabException {
        return GuestJavalin.start(app, wanted, home, holder, act);
    }

    /**
     * Starts a Jetty that Java has made, as {@link #javalin}.
     *
     * @throws LabException as {@link #javalin}
     * @throws Exception as Jetty does
     */
    public GuestJetty jetty(Server server, @Nullable String wanted, Act act) throws Exception {
        return GuestJetty.start(server, wanted, home, holder, act);
    }

    /**
     * Opens a listener or server and enters it.
     *
     * @param kind LISTENER or WEB_SERVER
     * @param opens binds it; anything that it throws means that it is not open
     * @param closes ends it, in well under a second; called once
     * @throws LabException EXPOSED, NOT_LOCAL, PORT_TAKEN, PERMISSION, NAME_IN_USE
     */
    public Guest listener(
            SocketKind kind, Address at, @Nullable String wanted, int backlog, Opening opens, Runnable closes, Act act)
            throws LabException {
        if (at instanceof Endpoint endpoint) {
            Addresses.mustBeLoopback(endpoint);
        }
        String name = home.ledger().reserve(wanted, kind);
        try {
            Address local = opens.open();
            Guest guest = new Guest(name, local, home, closes);
            try {
                home.enterListening(name, kind, local, backlog, act.line(), guest);
            } catch (LabException labClosed) {
                closes.run();
                throw labClosed;
            }
            return guest;
        } catch (IOException failed) {
            home.bindRefused(name, kind, at, act.line(), failed);
            throw at instanceof Endpoint endpoint
                    ? Troubles.ofBind(failed, endpoint, kind == SocketKind.LISTENER ? "listen" : "serve", holder)
                    : Troubles.other("could not listen on " + at, failed);
        } finally {
            home.ledger().release(name);
        }
    }
}
