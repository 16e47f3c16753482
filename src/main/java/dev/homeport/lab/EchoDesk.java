package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What the strategies of one echo server share: its socket, its limits, its counts, and the names of its clients. */
final class EchoDesk {
    /** Clients beyond so many at once are counted, and neither named nor logged: the ledger's bound is 1,000. */
    static final int MOST_NAMED = 512;

    private final String name;
    private final ServerSocketChannel channel;
    private final Home home;
    private final String line;
    private final EchoSettings settings;
    private final TlsSide.@Nullable Server side;
    private final EchoTally tally = new EchoTally();
    private final SpareFiles spare = new SpareFiles();
    private final AtomicBoolean starvedOnce = new AtomicBoolean();
    private volatile boolean starved;

    /** @param side null for TCP alone */
    EchoDesk(
            String name,
            ServerSocketChannel channel,
            Home home,
            String line,
            EchoSettings settings,
            TlsSide.@Nullable Server side) {
        this.name = name;
        this.channel = channel;
        this.home = home;
        this.line = line;
        this.settings = settings;
        this.side = side;
    }

    String name() {
        return name;
    }

    ServerSocketChannel channel() {
        return channel;
    }

    Home home() {
        return home;
    }

    EchoSettings settings() {
        return settings;
    }

    TlsSide.@Nullable Server side() {
        return side;
    }

    EchoTally tally() {
        return tally;
    }

    boolean isStarved() {
        return starved;
    }

    /** Before each accept, and after one that failed: whether enough descriptors are free again. */
    boolean mayAccept() {
        if (spare.hold()) {
            starved = false;
            return true;
        }
        return false;
    }

    /** The server accepts no more. */
    void close() {
        Quietly.close(channel);
        spare.release();
    }

    /**
     * Who it is.
     *
     * @param party null for one that is neither named nor logged
     * @param counted false for a probe of the lab
     */
    record Guest(@Nullable Party party, boolean counted) {}

    /** @throws IOException if the client has gone already */
    Guest greet(SocketChannel client) throws IOException {
        if (!spare.leaveOneMore(tally.clients.get())) {
            outOfFiles();
        }
        SocketAddress far = client.getRemoteAddress();
        if (far instanceof InetSocketAddress at) {
            // Echoes are small and come one by one: Nagle's algorithm (RFC 9293, section 3.7.4) would hold them back.
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (home.probePorts().accepts(Addresses.of(client.getLocalAddress()), Addresses.of(at))) {
                return new Guest(null, false);
            }
        }
        long number = tally.served.incrementAndGet();
        tally.clients.incrementAndGet();
        if (!settings.logged() || tally.named.get() >= MOST_NAMED) {
            return new Guest(null, true);
        }
        tally.named.incrementAndGet();
        return new Guest(new Party(name, number, client.getLocalAddress(), far), true);
    }

    /** Enters a client that has a name. */
    void enter(Party party, Held client) throws LabException {
        WireLog log = home.log();
        log.lock();
        try {
            home.enter(party.name(), SocketKind.CONNECTION, party.local(), party.remote(), name, line, client);
            log.addBrief(party, EventRing.Brief.ACCEPTED, System.nanoTime());
        } finally {
            log.unlock();
        }
    }

    void gone(Guest guest) {
        if (guest.counted()) {
            tally.clients.decrementAndGet();
        }
        if (guest.party() != null) {
            tally.named.decrementAndGet();
        }
    }

    /** accept(2) failed: no descriptor is left, say. Says so once, however often it fails. */
    void couldNotAccept(IOException failed) {
        if (Troubles.isTooManyFiles(failed)) {
            outOfFiles();
        } else {
            tally.failed(failed);
            starve("accept failed: " + Reason.of(failed));
        }
    }

    private void outOfFiles() {
        spare.release();
        tally.error("no file descriptor left to accept");
        starve("no file descriptor is left: new clients wait in the backlog until something is closed");
    }

    /** The system gave no thread for a client, which is closed. */
    void couldNotStartThread() {
        tally.error("no thread left to serve");
        starve("no thread is left: new clients are closed at once until others have gone");
    }

    private void starve(String reason) {
        starved = true;
        if (starvedOnce.compareAndSet(false, true)) {
            // First, because the event has the session look for it.
            home.warnings()
                    .add("The echo server " + name + ": " + reason + ". The command state " + name + " tells more.");
            home.log().add(name, local(), null, new WireEvent.Failed(reason));
        }
    }

    private @Nullable Address local() {
        try {
            return Addresses.of(channel.getLocalAddress());
        } catch (IOException closed) {
            return null;
        }
    }
}
