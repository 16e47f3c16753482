package dev.homeport.lab;

import dev.homeport.fault.Fault;
import dev.homeport.fault.FaultSeed;
import dev.homeport.fault.Faults;
import dev.homeport.fault.Stage;
import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection through a proxy: the client's side {@code link.1} and the one to the target, {@code link.1.target}. The
 * proxy's thread moves it, and any thread may close it.
 */
final class Relay implements Held {
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration LINGERING = Duration.ofSeconds(2);

    private enum Phase {
        CONNECTING,
        OPEN,
        /** FIN went both ways; what still comes is thrown away, as closing with bytes unread would send RST. */
        ENDING,
        OVER
    }

    private final ProxyDesk desk;
    private final long number;
    private final RelayEntries entries;
    private final Side client;
    private final SocketChannel outward;
    private final SelectionKey outwardKey;
    private Deadline deadline = Deadline.after(CONNECTING);
    private Phase phase = Phase.CONNECTING;
    private Faults adopted = Faults.NONE;
    private @Nullable Side target;
    private @Nullable Flow toServer;
    private @Nullable Flow toClient;

    /**
     * Begins to connect to the target.
     *
     * @throws IOException if the client has gone or no socket is left; all is closed then
     */
    Relay(ProxyDesk desk, long number, SocketChannel accepted, boolean probe) throws IOException {
        this.desk = desk;
        this.number = number;
        entries = new RelayEntries(desk, number, probe);
        SocketChannel out = null;
        try {
            accepted.configureBlocking(false);
            Addresses.sendAtOnce(accepted);
            client = new Side(
                    entries.clientName(),
                    accepted,
                    accepted.register(desk.selector(), 0, this),
                    Addresses.of(accepted.getLocalAddress()),
                    Addresses.of(accepted.getRemoteAddress()),
                    entries.home(),
                    this);
            out = Addresses.socketFor(desk.target());
            out.configureBlocking(false);
            Addresses.sendAtOnce(out);
            outward = out;
            outwardKey = out.register(desk.selector(), SelectionKey.OP_CONNECT, this);
        } catch (IOException | RuntimeException failed) {
            Quietly.close(accepted);
            if (out != null) {
                Quietly.close(out);
            }
            throw failed;
        }
        try {
            entries.accepted(client);
        } catch (LabException labClosed) {
            close();
        }
        connect();
    }

    private synchronized void connect() {
        if (phase == Phase.OVER) {
            return;
        }
        desk.home().log().lock();
        try {
            if (entries.isProbe() && desk.target() instanceof Endpoint behind) {
                // Still a probe for the server behind.
                desk.home().probePorts().bind(outward, behind);
            }
            if (outward.connect(Addresses.toSocketAddress(desk.target()))) {
                connected();
            }
        } catch (IOException failed) {
            unreached(RelayEntries.outcome(failed));
        } finally {
            desk.home().log().unlock();
        }
    }

    /** Whether its client is a look of the lab's own. */
    boolean isProbe() {
        return entries.isProbe();
    }

    boolean isOver() {
        return phase == Phase.OVER;
    }

    /** The selector says so. */
    synchronized void ready(SelectionKey key) {
        if (phase == Phase.CONNECTING) {
            if (key == outwardKey) {
                finishConnect();
            }
            return;
        }
        Side side = key == outwardKey ? target : client;
        if (side != null) {
            side.setReady();
        }
    }

    private void finishConnect() {
        desk.home().log().lock();
        try {
            if (outward.finishConnect()) {
                connected();
            }
        } catch (IOException failed) {
            unreached(RelayEntries.outcome(failed));
        } finally {
            desk.home().log().unlock();
        }
    }

    private void connected() throws IOException {
        Address local = Addresses.of(outward.getLocalAddress());
        Address remote = Addresses.of(outward.getRemoteAddress());
        if (local.equals(remote)) {
            // Simultaneous open (RFC 9293, section 3.5): nobody listens, and the kernel picked that very port.
            throw new java.net.ConnectException("Connection refused");
        }
        if (!entries.isProbe() && local instanceof Endpoint own) {
            desk.home().probePorts().remove(own.port());
        }
        Side server = new Side(entries.targetName(), outward, outwardKey, local, remote, entries.home(), this);
        target = server;
        try {
            entries.connected(server);
        } catch (LabException labClosed) {
            close();
            return;
        }
        toServer = flow(client, server, true);
        toClient = flow(server, client, false);
        phase = Phase.OPEN;
        client.setReady();
    }

    private Flow flow(Side from, Side to, boolean forServer) {
        return new Flow(
                from,
                to,
                fault -> stage(fault, forServer),
                bytes -> entries.seen(forServer, bytes),
                count -> entries.moved(forServer, count));
    }

    private Stage stage(Fault fault, boolean forServer) {
        String way = forServer ? "to the server: " : "to the client: ";
        Consumer<String> acted = what -> client.log(new WireEvent.Faulted(fault.word(), way + what));
        return fault.stage(FaultSeed.random(desk.seed(), number, forServer, fault), System.nanoTime(), acted);
    }

    private void unreached(WireEvent.What outcome) {
        Quietly.close(outward);
        entries.unreached(client, outcome);
        // As socat and Toxiproxy do: the client was connected by the kernel already, and is now closed. A target that
        // took the connection and reset it before this side looked has reset the client, too.
        client.end(outcome instanceof WireEvent.WasReset);
        phase = Phase.OVER;
    }

    /** Does what can be done now; returns nanoseconds until there is more to do, or {@link Stage#NEVER}. */
    synchronized long move(ByteBuffer buffer, long now) {
        Flow up = toServer;
        Flow down = toClient;
        Side server = target;
        if (phase == Phase.CONNECTING) {
            if (deadline.isOver()) {
                unreached(new WireEvent.TimedOut(CONNECTING));
            }
            return phase == Phase.OVER ? Stage.NEVER : Math.max(0, deadline.leftNanos());
        }
        if (phase == Phase.OVER || up == null || down == null || server == null) {
            return Stage.NEVER;
        }
        if (phase == Phase.ENDING) {
            return drain(server, buffer);
        }
        Faults wanted = desk.faults().get();
        if (!wanted.equals(adopted)) {
            up.adopt(wanted.toServer(), now);
            down.adopt(wanted.toClient(), now);
            adopted = wanted;
        }
        if (client.takeReady()) {
            up.read(buffer, now);
        }
        if (server.takeReady()) {
            down.read(buffer, now);
        }
        ended(up.move(now), up, client, server);
        if (phase == Phase.OPEN) {
            ended(down.move(now), down, server, client);
        }
        if (phase == Phase.OPEN && up.isOver() && down.isOver()) {
            end(false, false);
        }
        if (phase != Phase.OPEN) {
            return phase == Phase.ENDING ? 0 : Stage.NEVER;
        }
        client.interest(up.wantsRead(), down.isBlocked());
        server.interest(down.wantsRead(), up.isBlocked());
        return Math.min(up.nanosLeft(now), down.nanosLeft(now));
    }

    private void ended(Flow.End end, Flow flow, Side from, Side to) {
        switch (end) {
            case NONE -> {}
            case FIN -> {
                try {
                    to.sendFin();
                } catch (IOException gone) {
                    flow.abandon();
                }
            }
            case RST -> end(from == target, from == client);
            case RESET_BOTH -> end(true, true);
            // What was to take the bytes is gone: the other side learns of it at once.
            case BROKEN -> end(to == target, to == client);
            case END_BOTH -> linger();
        }
    }

    private void linger() {
        phase = Phase.ENDING;
        deadline = Deadline.after(LINGERING);
        try {
            client.sendFin();
            if (target != null) {
                target.sendFin();
            }
        } catch (IOException gone) {
            end(false, false);
        }
        client.setReady();
        if (target != null) {
            target.setReady();
        }
    }

    private long drain(Side server, ByteBuffer buffer) {
        boolean clientDone = !client.takeReady() ? client.isDrained() : client.drain(buffer);
        boolean serverDone = !server.takeReady() ? server.isDrained() : server.drain(buffer);
        if ((clientDone && serverDone) || deadline.isOver()) {
            end(false, false);
            return Stage.NEVER;
        }
        client.interest(!clientDone, false);
        server.interest(!serverDone, false);
        return Math.max(0, deadline.leftNanos());
    }

    private void end(boolean resetClient, boolean resetTarget) {
        phase = Phase.OVER;
        client.end(resetClient);
        if (target != null) {
            target.end(resetTarget);
        }
        Quietly.close(outward);
    }

    /** Closes both sides. */
    @Override
    public void close() {
        synchronized (this) {
            if (phase != Phase.OVER) {
                end(false, false);
            }
        }
        desk.selector().wakeup();
    }
}
