package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
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
    private final boolean probe;
    private final Side client;
    private final SocketChannel outward;
    private final SelectionKey outwardKey;
    private final long connectingFirst;
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
        this.probe = probe;
        SocketChannel out = null;
        try {
            accepted.configureBlocking(false);
            Addresses.sendAtOnce(accepted);
            client = new Side(
                    desk.name() + "." + number,
                    accepted,
                    accepted.register(desk.selector(), 0, this),
                    Addresses.of(accepted.getLocalAddress()),
                    Addresses.of(accepted.getRemoteAddress()),
                    probe ? null : desk.home(),
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
        connectingFirst = enterClient();
        connect();
    }

    private long enterClient() {
        if (probe) {
            return 0;
        }
        desk.home().log().lock();
        try {
            enter(client.name(), client, client.local(), client.remote(), new WireEvent.Accepted(desk.name()));
            return desk.home().log().add(targetName(), null, desk.target(), new WireEvent.Connecting());
        } catch (LabException labClosed) {
            close();
            return 0;
        } finally {
            desk.home().log().unlock();
        }
    }

    private void enter(String name, Held held, @Nullable Address local, @Nullable Address remote, WireEvent.What what)
            throws LabException {
        desk.home().enter(name, SocketKind.CONNECTION, local, remote, desk.name(), desk.line(), held, what);
    }

    private synchronized void connect() {
        if (phase == Phase.OVER) {
            return;
        }
        lockLog();
        try {
            if (probe && desk.target() instanceof Endpoint behind) {
                // Still a probe for the server behind.
                outward.bind(new InetSocketAddress(behind.address(), 0));
                desk.home().probePorts().add(((InetSocketAddress) outward.getLocalAddress()).getPort());
            }
            if (outward.connect(Addresses.toSocketAddress(desk.target()))) {
                connected();
            }
        } catch (IOException failed) {
            unreached(outcome(failed));
        } finally {
            unlockLog();
        }
    }

    private void lockLog() {
        desk.home().log().lock();
    }

    private void unlockLog() {
        desk.home().log().unlock();
    }

    /** Whether its client is a look of the lab's own. */
    boolean isProbe() {
        return probe;
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
        } else if (key == outwardKey) {
            if (target != null) {
                target.setReady();
            }
        } else {
            client.setReady();
        }
    }

    private void finishConnect() {
        lockLog();
        try {
            if (outward.finishConnect()) {
                connected();
            }
        } catch (IOException failed) {
            unreached(outcome(failed));
        } finally {
            unlockLog();
        }
    }

    private void connected() throws IOException {
        Address local = Addresses.of(outward.getLocalAddress());
        Address remote = Addresses.of(outward.getRemoteAddress());
        if (local.equals(remote)) {
            // Simultaneous open (RFC 9293, section 3.5): nobody listens, and the kernel picked that very port.
            throw new java.net.ConnectException("Connection refused");
        }
        if (!probe && local instanceof Endpoint own) {
            desk.home().probePorts().remove(own.port());
        }
        Side server = new Side(targetName(), outward, outwardKey, local, remote, probe ? null : desk.home(), this);
        target = server;
        if (!probe) {
            try {
                enter(targetName(), server, local, remote, new WireEvent.Connected());
            } catch (LabException labClosed) {
                close();
                return;
            }
        }
        toServer = new Flow(client, server, fault -> stage(fault, true), bytes -> seen(true, bytes));
        toClient = new Flow(server, client, fault -> stage(fault, false), bytes -> seen(false, bytes));
        phase = Phase.OPEN;
        client.setReady();
    }

    private Stage stage(Fault fault, boolean forServer) {
        // One seed for each use, so that the third connection's delays are the same in every run.
        long seed = desk.seed() * 31
                + number * 1_000_003
                + (forServer ? 1 : 2)
                + fault.word().hashCode();
        // Random's first numbers are all but the same for seeds that are neighbours: both ways would wait alike.
        Random random = new Random(new SplittableRandom(seed).nextLong());
        String way = forServer ? "to the server: " : "to the client: ";
        Consumer<String> acted = what -> client.log(new WireEvent.Faulted(fault.word(), way + what));
        return fault.stage(random, System.nanoTime(), acted);
    }

    private void seen(boolean forServer, byte[] bytes) {
        TapFeed feed = desk.feed();
        if (feed != null && !probe) {
            feed.offer(client.name(), forServer, bytes);
        }
    }

    private static WireEvent.What outcome(IOException failed) {
        if (Troubles.isRefused(failed)) {
            return new WireEvent.Refused();
        }
        if (Troubles.isTryAgain(failed)) {
            return new WireEvent.Failed("its queue of connections is full");
        }
        return Troubles.isReset(failed) ? new WireEvent.WasReset() : new WireEvent.Failed(Troubles.deepest(failed));
    }

    /** Why the client is ended, for its own conversation: that of the target is another one. */
    private static String inWords(WireEvent.What outcome) {
        if (outcome instanceof WireEvent.Refused) {
            return "refused";
        } else if (outcome instanceof WireEvent.TimedOut) {
            return "did not answer";
        } else if (outcome instanceof WireEvent.WasReset) {
            return "sent RST";
        }
        return outcome instanceof WireEvent.Failed failed ? "was not reached: " + failed.reason() : "was not reached";
    }

    private void unreached(WireEvent.What outcome) {
        Quietly.close(outward);
        if (!probe) {
            desk.tally().refused.incrementAndGet();
            desk.home().log().add(targetName(), null, desk.target(), outcome);
            desk.home()
                    .ledger()
                    .failed(new LedgerEntry(
                            targetName(),
                            SocketKind.CONNECTION,
                            null,
                            desk.target(),
                            desk.name(),
                            false,
                            desk.line(),
                            Instant.now(),
                            connectingFirst));
            client.log(new WireEvent.Failed("the target " + desk.target() + " " + inWords(outcome)));
        }
        // As socat and Toxiproxy do: the client was connected by the kernel already, and is now closed. A target that
        // took the
        // connection and reset it before this side looked has reset the client, too.
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
        long toServerBefore = up.written();
        long toClientBefore = down.written();
        ended(up.move(now), up, client, server);
        if (phase == Phase.OPEN) {
            ended(down.move(now), down, server, client);
        }
        if (!probe) {
            desk.tally().toServer.addAndGet(up.written() - toServerBefore);
            desk.tally().toClient.addAndGet(down.written() - toClientBefore);
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

    private String targetName() {
        return desk.name() + "." + number + ".target";
    }
}
