package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import dev.homeport.words.Span;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Opens listeners and connections, and enters them. */
final class TcpSockets {
    static final int MOST_BACKLOG = 4096;

    private final Home home;
    private final Troubles.Holder holder;
    private final Waiters connecting = new Waiters();

    TcpSockets(Home home, Troubles.Holder holder) {
        this.home = home;
        this.holder = holder;
    }

    /** @param side null for TCP alone */
    LedgerEntry listen(
            Endpoint at,
            @Nullable String wanted,
            int backlog,
            boolean reuseAddress,
            boolean expose,
            Act act,
            TlsSide.@Nullable Server side)
            throws LabException {
        if (backlog < 1 || backlog > MOST_BACKLOG) {
            throw new LabException(
                    Trouble.BAD_INPUT, "a backlog of " + backlog + " cannot be", "choose 1 to " + MOST_BACKLOG);
        }
        Addresses.mayListen(at, expose);
        String name = home.ledger().reserve(wanted, SocketKind.LISTENER);
        try {
            ServerSocketChannel channel = TcpListener.bind(at, backlog, reuseAddress);
            try {
                channel.configureBlocking(false);
                Endpoint local = TcpListener.localOf(channel);
                TcpListener listener = new TcpListener(name, channel, local, home, side);
                return home.enterListening(name, SocketKind.LISTENER, local, backlog, act.line(), listener);
            } catch (IOException | LabException failed) {
                Quietly.close(channel);
                throw failed;
            }
        } catch (IOException failed) {
            home.bindRefused(name, SocketKind.LISTENER, at, act.line(), failed);
            throw Troubles.ofBind(failed, at, "listen", holder);
        } finally {
            home.ledger().release(name);
        }
    }

    LedgerEntry accept(String listenerName, @Nullable String wanted, Act act) throws LabException {
        TcpListener listener = home.ledger().held(listenerName, TcpListener.class, SocketKind.LISTENER.word());
        String name = home.ledger().reserveAccepted(wanted, listenerName);
        try {
            SocketChannel channel = listener.accept(act);
            try {
                TlsSide.Server side = listener.side();
                LedgerEntry entry = enter(name, channel, listenerName, act, new WireEvent.Accepted(listenerName), side);
                if (side != null) {
                    secure(entry, act);
                    awaitOtherEnd(entry, act);
                }
                return entry;
            } catch (IOException failed) {
                Quietly.close(channel);
                throw Troubles.other("could not accept on " + listenerName, failed);
            } catch (LabException labClosed) {
                Quietly.close(channel);
                throw labClosed;
            }
        } finally {
            home.ledger().release(name);
        }
    }

    /** Does the TLS handshake; without one the connection is closed. */
    void secure(LedgerEntry entry, Act act) throws LabException {
        TcpConnection connection = connection(entry);
        Handshake handshake = connection.handshake();
        if (handshake == null) {
            return;
        }
        try {
            handshake.perform(act.within(), act.cancellation());
        } catch (LabException failed) {
            connection.close();
            throw failed;
        }
    }

    /** Where both ends are the lab's own, both have TLS when this returns. */
    private void awaitOtherEnd(LedgerEntry accepted, Act act) {
        for (LedgerEntry each : home.ledger().open()) {
            if (each.kind() == SocketKind.CONNECTION
                    && accepted.remote() != null
                    && accepted.remote().equals(each.local())
                    && accepted.local() != null
                    && accepted.local().equals(each.remote())) {
                try {
                    Handshake handshake = connection(each).handshake();
                    if (handshake != null) {
                        handshake.await(act);
                    }
                } catch (LabException kept) {
                    // Whoever uses that end next is told.
                }
            }
        }
    }

    /** Begins the TLS handshake, which then goes on by itself. */
    void secureBehind(LedgerEntry entry) throws LabException {
        Handshake handshake = connection(entry).handshake();
        if (handshake != null) {
            handshake.performBehind();
        }
    }

    private TcpConnection connection(LedgerEntry entry) throws LabException {
        return home.ledger().held(entry.name(), TcpConnection.class, SocketKind.CONNECTION.word());
    }

    /** @param side null for TCP alone; the handshake is left to the caller */
    LedgerEntry connect(Endpoint to, @Nullable String wanted, Act act, @Nullable TlsSide side) throws LabException {
        Addresses.mayConnect(to);
        String name = home.ledger().reserve(wanted, SocketKind.CONNECTION);
        long first = home.log().add(name, null, to, new WireEvent.Connecting());
        WireEvent.What outcome = new WireEvent.Failed("given up");
        boolean connected = false;
        try (Attempt attempt = new Attempt(Addresses.socketFor(to))) {
            LedgerEntry entry = attempt(attempt, name, to, act, side);
            connected = true;
            return entry;
        } catch (IOException failed) {
            outcome = Troubles.isRefused(failed) ? new WireEvent.Refused() : new WireEvent.Failed(Reason.of(failed));
            throw Troubles.ofConnect(failed, to, holder);
        } catch (LabException failed) {
            outcome = failed.trouble() == Trouble.TIMED_OUT
                    ? new WireEvent.TimedOut(act.within())
                    : new WireEvent.Failed(failed.what());
            throw failed;
        } finally {
            if (!connected) {
                failed(name, to, act, first, outcome);
            }
        }
    }

    /** Wakes those who are connecting. */
    void close() {
        connecting.close();
    }

    private LedgerEntry attempt(Attempt attempt, String name, Endpoint to, Act act, @Nullable TlsSide side)
            throws IOException, LabException {
        Deadline deadline = Deadline.after(act.within());
        SocketChannel channel = attempt.channel;
        channel.configureBlocking(false);
        home.log().lock();
        try {
            channel.connect(to.toSocketAddress());
            LedgerEntry entry = finish(attempt, name, act, side);
            if (entry != null) {
                return entry;
            }
        } finally {
            home.log().unlock();
        }
        while (true) {
            Waiting.on(channel, SelectionKey.OP_CONNECT, deadline, act.cancellation(), connecting)
                    .orThrow("the lab", "connect to " + to, () -> noAnswer(to, act));
            LedgerEntry entry = finish(attempt, name, act, side);
            if (entry != null) {
                return entry;
            }
        }
    }

    private static LabException noAnswer(Endpoint to, Act act) {
        return new LabException(
                Trouble.TIMED_OUT,
                to + " did not answer within " + Span.of(act.within()),
                "a firewall drops it, or the listener's queue is full: `accept` there makes room");
    }

    private @Nullable LedgerEntry finish(Attempt attempt, String name, Act act, @Nullable TlsSide side)
            throws IOException, LabException {
        home.log().lock();
        try {
            if (!attempt.channel.finishConnect()) {
                return null;
            }
            // Simultaneous open (RFC 9293, section 3.5): where the kernel picked the very port that was asked for, the
            // socket is connected to itself. To the learner nobody listened there.
            if (attempt.channel.getLocalAddress().equals(attempt.channel.getRemoteAddress())) {
                throw new java.net.ConnectException("Connection refused");
            }
            LedgerEntry entry = enter(name, attempt.channel, null, act, new WireEvent.Connected(), side);
            attempt.kept = true;
            return entry;
        } finally {
            home.log().unlock();
        }
    }

    private LedgerEntry enter(
            String name,
            SocketChannel channel,
            @Nullable String parent,
            Act act,
            WireEvent.What what,
            @Nullable TlsSide side)
            throws IOException, LabException {
        channel.configureBlocking(false);
        Address local = Addresses.of(channel.getLocalAddress());
        Address remote = Addresses.of(channel.getRemoteAddress());
        if (local instanceof Endpoint at) {
            home.probePorts().remove(at.port());
        }
        TcpConnection connection = new TcpConnection(name, channel, local, remote, home, side);
        return home.enter(name, SocketKind.CONNECTION, local, remote, parent, act.line(), connection, what);
    }

    private void failed(String name, Endpoint to, Act act, long first, WireEvent.What outcome) {
        home.log().lock();
        try {
            home.log().add(name, null, to, outcome);
            home.ledger()
                    .failed(new LedgerEntry(
                            name, SocketKind.CONNECTION, null, to, null, false, act.line(), Instant.now(), first));
        } finally {
            home.log().unlock();
        }
    }

    /** Closes the channel unless it became a connection. */
    private static final class Attempt implements AutoCloseable {
        final SocketChannel channel;
        boolean kept;

        Attempt(SocketChannel channel) {
            this.channel = channel;
        }

        @Override
        public void close() {
            if (!kept) {
                Quietly.close(channel);
            }
        }
    }
}
