package dev.homeport.lab;

import dev.homeport.fault.Faults;
import dev.homeport.fault.Stage;
import dev.homeport.net.Address;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Relays connections to a target, with faults. One thread with one selector moves all of them: nothing in it waits but the
 * selector, so a held byte costs no thread, and a fault that changes is seen by all at once.
 */
final class ProxyServer implements Held {
    static final int BACKLOG = 512;

    private static final int ONE_READ = 16 << 10;
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final String name;
    private final ServerSocketChannel channel;
    private final Address local;
    private final Home home;
    private final Selector selector;
    private final SelectionKey accepting;
    private final @Nullable TapFeed feed;
    private final ProxyTally tally = new ProxyTally();
    private final ProxyDesk desk;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicBoolean starvedOnce = new AtomicBoolean();
    private final List<Relay> relays = new ArrayList<>();
    private final Object moving = new Object();
    private Deadline retry = Deadline.after(Duration.ZERO);
    private volatile int connections;
    private volatile Faults faults = Faults.NONE;
    private volatile @Nullable Thread thread;

    /**
     * @param channel bound already
     * @param viewer shown what passes; null for a plain proxy
     */
    ProxyServer(
            String name,
            ServerSocketChannel channel,
            Address local,
            Address target,
            String line,
            Home home,
            long seed,
            @Nullable Consumer<Tapped> viewer)
            throws IOException {
        this.name = name;
        this.channel = channel;
        this.local = local;
        this.home = home;
        selector = Selector.open();
        try {
            channel.configureBlocking(false);
            accepting = channel.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException failed) {
            selector.close();
            throw failed;
        }
        feed = viewer == null ? null : new TapFeed(name, viewer);
        desk = new ProxyDesk(name, target, line, home, seed, selector, () -> faults, tally, feed);
    }

    void start() {
        // No virtual one: it waits in a selector, which would hold on to its carrier.
        thread = ServerThreads.start("lab proxy " + name, this::run, false);
    }

    Address target() {
        return desk.target();
    }

    Faults faults() {
        return faults;
    }

    synchronized void change(UnaryOperator<Faults> change) {
        // Not while bytes are on their way by the faults of before: what is sent after this meets the new ones.
        synchronized (moving) {
            faults = change.apply(faults);
        }
        selector.wakeup();
        home.log().noticed();
    }

    ProxyFigures figures() {
        return new ProxyFigures(
                desk.target(),
                faults,
                connections,
                tally.accepted.get(),
                tally.refused.get(),
                tally.toServer.get(),
                tally.toClient.get());
    }

    private void run() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(ONE_READ);
        try {
            while (!closed.get()) {
                long wait;
                synchronized (moving) {
                    wait = moveAll(buffer);
                }
                select(wait);
                for (SelectionKey key : selector.selectedKeys()) {
                    if (key == accepting) {
                        accept();
                    } else if (key.attachment() instanceof Relay relay) {
                        relay.ready(key);
                    }
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException | ClosedSelectorException | OutOfMemoryError broken) {
            home.log().add(name, local, null, new WireEvent.Failed("the relay broke: " + broken));
        } finally {
            relays.forEach(Relay::close);
            Quietly.close(channel);
            Quietly.close(selector);
        }
    }

    /** Asks each in turn. Few enough: there are at most {@link ProxyFigures#MOST_CONNECTIONS}. */
    private long moveAll(ByteBuffer buffer) {
        long now = System.nanoTime();
        long wait = Stage.NEVER;
        for (Relay each : relays) {
            wait = Math.min(wait, each.move(buffer, now));
        }
        relays.removeIf(Relay::isOver);
        connections = (int) relays.stream().filter(each -> !each.isProbe()).count();
        boolean paused = !retry.isOver();
        boolean room = relays.size() < ProxyFigures.MOST_CONNECTIONS;
        if (accepting.isValid()) {
            accepting.interestOps(room && !paused ? SelectionKey.OP_ACCEPT : 0);
        }
        return paused ? Math.min(wait, retry.leftNanos()) : wait;
    }

    private void select(long wait) throws IOException {
        if (wait <= 0) {
            selector.selectNow();
        } else if (wait == Stage.NEVER) {
            selector.select();
        } else {
            // Rounded up: what is due in a moment must not be asked for again and again.
            selector.select((wait + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
        }
    }

    private void accept() {
        SocketChannel client = null;
        try {
            client = channel.accept();
            if (client == null) {
                return;
            }
            boolean probe = home.probePorts()
                    .accepts(Addresses.of(client.getLocalAddress()), Addresses.of(client.getRemoteAddress()));
            long number = probe ? 0 : tally.accepted.incrementAndGet();
            relays.add(new Relay(desk, number, client, probe));
        } catch (IOException failed) {
            if (client == null || Troubles.isTooManyFiles(failed)) {
                backOff(failed);
            }
        }
    }

    /** What is missing is missing until something is closed, and nothing tells when. */
    private void backOff(IOException failed) {
        retry = Deadline.after(RETRY);
        if (channel.isOpen() && starvedOnce.compareAndSet(false, true)) {
            home.log()
                    .add(
                            name,
                            local,
                            null,
                            new WireEvent.Failed(
                                    Troubles.isTooManyFiles(failed)
                                            ? "no file descriptor is left: new clients wait in the backlog until something is"
                                                    + " closed"
                                            : "accept failed: " + Reason.of(failed)));
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        Deadline deadline = Deadline.after(Lab.CLOSING);
        selector.wakeup();
        if (thread == null) {
            Quietly.close(channel);
            Quietly.close(selector);
        }
        Threads.join(thread, deadline);
        if (feed != null) {
            feed.close(deadline);
        }
        UnixFolder.removeFile(local);
        home.closed(name, local, this);
    }
}
