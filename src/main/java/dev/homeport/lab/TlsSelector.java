package dev.homeport.lab;

import dev.homeport.net.Trouble;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * As {@link OneSelector}, with TLS: one thread decrypts and encrypts for all clients, and only what takes long in a handshake
 * is calculated elsewhere. A class of its own, because the fast one is to stay free of all that.
 */
final class TlsSelector implements EchoStrategy {
    /** Of what a client keeps between its turns, seldom surpassed: a record each way. */
    private static final int KEPT_BYTES = 32 << 10;

    private final EchoDesk desk;
    private final TlsSide.Server side;
    private final Selector selector;
    private final SelectorDoor door;
    private final TlsTasks tasks;
    private final TlsTurn turn;
    private final TlsBuffers buffers = new TlsBuffers();
    private final Queue<TlsSelectorClient> leaving = new ConcurrentLinkedQueue<>();
    private final Queue<TlsSelectorClient> worked = new ConcurrentLinkedQueue<>();
    private final Consumer<SelectionKey> ready = this::ready;
    private volatile boolean stopping;
    private volatile @Nullable Thread thread;

    private final long mostKeeping;
    private int keeping;

    /** Those whose handshake may not be done; who came first stands first. Only the selector's thread touches it. */
    private final Set<TlsSelectorClient> shaking = new LinkedHashSet<>();

    /** @throws IOException if no selector can be opened */
    TlsSelector(EchoDesk desk, TlsSide.Server side) throws IOException {
        this(desk, side, Runtime.getRuntime().maxMemory() / 4 / KEPT_BYTES);
    }

    /** @param mostKeeping how many clients may have half a record, or an echo that they do not take, in memory */
    TlsSelector(EchoDesk desk, TlsSide.Server side, long mostKeeping) throws IOException {
        this.desk = desk;
        this.mostKeeping = mostKeeping;
        this.side = side;
        selector = Selector.open();
        door = new SelectorDoor(desk, selector, this::enter);
        turn = new TlsTurn(desk);
        tasks = new TlsTasks("lab echo " + desk.name() + " tls");
    }

    @Override
    public void start() {
        thread = ServerThreads.start("lab echo " + desk.name(), this::serveAll, false);
    }

    private void serveAll() {
        try {
            door.hang();
            while (!stopping) {
                door.select(ready, untilNextDeadline());
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

    private long untilNextDeadline() {
        return shaking.isEmpty() ? 0 : shaking.iterator().next().securedBy.leftMillis();
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof TlsSelectorClient client) {
            serve(client);
        } else {
            door.accept();
        }
    }

    private void enter(SocketChannel accepted) {
        TlsSelectorClient client = null;
        try {
            EchoDesk.Guest guest = desk.greet(accepted);
            client = new TlsSelectorClient(desk, side, guest, accepted, buffers, this::left);
            door.entered();
            shaking.add(client);
            accepted.configureBlocking(false);
            if (guest.party() != null) {
                desk.enter(guest.party(), client);
            }
            client.key = accepted.register(selector, SelectionKey.OP_READ, client);
        } catch (IOException gone) {
            desk.tally().failed(gone);
            giveUp(accepted, client);
        } catch (LabException labClosed) {
            giveUp(accepted, client);
        }
    }

    private static void giveUp(SocketChannel accepted, @Nullable TlsSelectorClient client) {
        if (client == null) {
            Quietly.close(accepted);
        } else {
            client.close();
        }
    }

    private void serve(TlsSelectorClient client) {
        if (client.isClosed()) {
            return;
        }
        try {
            TlsNeed need = turn.of(client);
            if (isTooMuch(client)) {
                desk.tally().error("let go: the slow clients keep too much memory");
                client.close();
                return;
            }
            switch (need) {
                case NOTHING -> client.close();
                case READ -> client.wants(SelectionKey.OP_READ);
                case WRITE -> client.wants(SelectionKey.OP_WRITE);
                case WORK -> {
                    client.wants(0);
                    tasks.run(client, this::worked);
                }
            }
        } catch (LabException noTls) {
            if (!client.isClosed()) {
                letGo(client, noTls.trouble());
            }
        } catch (IOException ended) {
            broke(client, ended);
        } catch (RuntimeException odd) {
            // Whatever one client makes the engine do, the others stay.
            desk.tally().error("other");
            client.close();
        }
    }

    private boolean isTooMuch(TlsSelectorClient client) {
        boolean kept = client.keeps;
        client.keeps = client.layer.share() || client.rest != null;
        if (client.keeps != kept) {
            keeping += client.keeps ? 1 : -1;
        }
        return client.keeps && keeping > mostKeeping;
    }

    private void broke(TlsSelectorClient client, IOException ended) {
        if (!client.isClosed()) {
            desk.tally().failed(ended);
            if (Troubles.isReset(ended) || Troubles.isBrokenPipe(ended)) {
                client.log(new WireEvent.WasReset());
            }
        }
        client.close();
    }

    private void letGo(TlsSelectorClient client, Trouble trouble) {
        desk.tally().error("TLS: " + trouble.word());
        client.close();
    }

    /** On any thread. */
    private void worked(TlsSelectorClient client) {
        worked.add(client);
        selector.wakeup();
    }

    /** On any thread: the learner can close a client, too. */
    private void left(TlsSelectorClient client) {
        leaving.add(client);
        if (Thread.currentThread() != thread) {
            // The descriptor is freed in the next round only.
            selector.wakeup();
        }
    }

    /** What a round brought. */
    private void settle() {
        for (TlsSelectorClient each = worked.poll(); each != null; each = worked.poll()) {
            serve(each);
        }
        while (!shaking.isEmpty()) {
            TlsSelectorClient first = shaking.iterator().next();
            if (!first.securedBy.isOver()) {
                break;
            }
            shaking.remove(first);
            if (!first.secured && !first.isClosed()) {
                first.handshake.giveUp(TlsSelectorClient.HANDSHAKE_WITHIN);
                letGo(first, Trouble.TIMED_OUT);
            }
        }
        boolean less = false;
        for (TlsSelectorClient each = leaving.poll(); each != null; each = leaving.poll()) {
            shaking.remove(each);
            if (each.keeps) {
                keeping--;
            }
            door.left();
            less = true;
        }
        if (less) {
            door.open();
        }
    }

    private void closeAll() {
        desk.close();
        tasks.stop();
        Deadline goodbyes = Deadline.after(Lab.CLOSING.dividedBy(2));
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof TlsSelectorClient client) {
                client.close(!goodbyes.isOver());
            }
        }
        worked.clear();
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
        tasks.await(deadline);
    }
}
