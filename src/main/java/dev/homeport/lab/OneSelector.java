package dev.homeport.lab;

import dev.homeport.words.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One thread for all clients: it waits until the kernel says which are ready, and never for a single one. What a client does
 * not take waits in memory, and until it is taken nothing more is read from that client.
 */
final class OneSelector implements EchoStrategy {
    /** How much may wait in memory for slow clients; beyond it, a read takes {@link #SMALL_READ} bytes. */
    private static final int MOST_WAITING = 16 << 20;

    private static final int SMALL_READ = 512;
    private static final int ONE_READ = 256 << 10;

    private final EchoDesk desk;
    private final Selector selector;
    private final SelectorDoor door;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(ONE_READ);
    private final Queue<SelectorClient> leaving = new ConcurrentLinkedQueue<>();
    private final Consumer<SelectionKey> ready = this::ready;
    private final Consumer<SelectorClient> left = this::left;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    // Only the selector's thread touches what follows.
    private long waiting;
    private long received;
    private long sent;
    private long now;

    /** @throws IOException if no selector can be opened */
    OneSelector(EchoDesk desk) throws IOException {
        this.desk = desk;
        selector = Selector.open();
        door = new SelectorDoor(desk, selector, this::enter);
    }

    @Override
    public void start() {
        // A platform thread: epoll_wait(2) would hold a virtual thread's carrier anyway.
        thread = ServerThreads.start("lab echo " + desk.name(), this::serveAll, false);
    }

    private void serveAll() {
        try {
            door.hang();
            while (!stopping) {
                now = 0;
                door.select(ready, 0);
                settle();
            }
        } catch (IOException | RuntimeException broken) {
            if (!stopping) {
                desk.tally().error("the selector failed: " + Reason.of(broken));
            }
        } finally {
            closeAll();
        }
    }

    private void ready(SelectionKey key) {
        if (now == 0) {
            now = System.nanoTime();
        }
        if (key.attachment() instanceof SelectorClient client) {
            try {
                if (client.rest == null) {
                    read(client, key);
                } else {
                    writeRest(client, client.rest, key);
                }
            } catch (IOException ended) {
                broke(client, ended);
            }
        } else {
            door.accept();
        }
    }

    private void read(SelectorClient client, SelectionKey key) throws IOException {
        buffer.clear();
        if (waiting > MOST_WAITING) {
            buffer.limit(SMALL_READ);
        }
        int count = client.channel.read(buffer);
        if (count < 0) {
            // RFC 9293, section 3.6.1: the peer's FIN ends one direction only. All is echoed by now; close sends ours.
            log(client, EventRing.Brief.PEER_CLOSED);
            client.close();
            return;
        }
        buffer.flip();
        int written = echo(client, count);
        if (client.guest.counted()) {
            received += count;
            sent += written;
        }
        if (written < count) {
            client.rest = ByteBuffer.allocate(count - written).put(buffer).flip();
            waiting += count - written;
            client.wants(key, SelectionKey.OP_WRITE);
        }
    }

    private int echo(SelectorClient client, int count) throws IOException {
        Party party = client.guest.party();
        if (party == null) {
            return client.channel.write(buffer);
        }
        WireLog log = desk.home().log();
        int written = 0;
        log.lock();
        try {
            written = client.channel.write(buffer);
        } finally {
            log.addEchoed(party, buffer, count, written, now);
            log.unlock();
        }
        return written;
    }

    private void writeRest(SelectorClient client, ByteBuffer rest, SelectionKey key) throws IOException {
        int from = rest.position();
        int written = 0;
        WireLog log = desk.home().log();
        Party party = client.guest.party();
        if (party == null) {
            written = client.channel.write(rest);
        } else {
            log.lock();
            try {
                written = client.channel.write(rest);
                log.addSent(party, rest, from, written, now);
            } finally {
                log.unlock();
            }
        }
        if (client.guest.counted()) {
            sent += written;
        }
        if (!rest.hasRemaining()) {
            waiting -= rest.capacity();
            client.rest = null;
            client.wants(key, SelectionKey.OP_READ);
        }
    }

    private void enter(SocketChannel accepted) {
        SelectorClient client = null;
        try {
            EchoDesk.Guest guest = desk.greet(accepted);
            client = new SelectorClient(desk, guest, accepted, left);
            door.entered();
            accepted.configureBlocking(false);
            if (guest.party() != null) {
                desk.enter(guest.party(), client);
            }
            accepted.register(selector, SelectionKey.OP_READ, client);
        } catch (IOException gone) {
            desk.tally().failed(gone);
            giveUp(accepted, client);
        } catch (LabException labClosed) {
            giveUp(accepted, client);
        }
    }

    private static void giveUp(SocketChannel accepted, @Nullable SelectorClient client) {
        if (client == null) {
            Quietly.close(accepted);
        } else {
            client.close();
        }
    }

    private void broke(SelectorClient client, IOException ended) {
        if (client.channel.isOpen()) {
            desk.tally().failed(ended);
            if (Troubles.isReset(ended) || Troubles.isBrokenPipe(ended)) {
                log(client, EventRing.Brief.WAS_RESET);
            }
        }
        client.close();
    }

    private void log(SelectorClient client, EventRing.Brief brief) {
        Party party = client.guest.party();
        if (party != null) {
            WireLog log = desk.home().log();
            log.lock();
            try {
                log.addBrief(party, brief, System.nanoTime());
            } finally {
                log.unlock();
            }
        }
    }

    /** On any thread: the learner can close a client, too. */
    private void left(SelectorClient client) {
        leaving.add(client);
        if (Thread.currentThread() != thread) {
            // The descriptor is freed in the next round only.
            selector.wakeup();
        }
    }

    /** What a round brought. */
    private void settle() {
        if (received > 0 || sent > 0) {
            publish(desk.tally().received, received);
            publish(desk.tally().sent, sent);
            received = 0;
            sent = 0;
        }
        SelectorClient client = leaving.poll();
        if (client == null) {
            return;
        }
        for (; client != null; client = leaving.poll()) {
            door.left();
            if (client.rest != null) {
                waiting -= client.rest.capacity();
                client.rest = null;
            }
        }
        door.open();
    }

    /** No other thread counts these, so that no atomic addition is needed. */
    private static void publish(AtomicLong total, long more) {
        total.lazySet(total.getPlain() + more);
    }

    private void closeAll() {
        desk.close();
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof SelectorClient client) {
                client.close();
            }
        }
        settle();
        Quietly.close(selector);
    }

    @Override
    public void close(Deadline deadline) {
        stopping = true;
        selector.wakeup();
        if (thread == null) {
            closeAll();
        }
        Threads.join(thread, deadline);
    }
}
