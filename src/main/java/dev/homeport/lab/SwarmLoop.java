package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmTrouble;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many clients of an echo server on one thread and one selector. All connect first; then each sends its messages, with no
 * more on their way than the plan says, and checks every byte that comes back. Nothing is allocated for a message.
 */
final class SwarmLoop {
    /** A listener's queue holds so many at once on a usual Linux (listen(2), somaxconn is 4096); the rest would wait a second. */
    private static final int MOST_CONNECTING = 256;

    private static final long TICK_MILLIS = 100;

    private static final long NO_ROOM_MILLIS = 1;

    private final Address to;
    private final SwarmPlan plan;
    private final SwarmTally tally;
    private final BooleanSupplier stopped;
    private final Consumer<SwarmProgress> progress;
    private final SwarmPattern pattern;
    private final long whole;
    private final ByteBuffer came = ByteBuffer.allocateDirect(SwarmPattern.MOST);
    private final ByteBuffer made = ByteBuffer.allocateDirect(SwarmPattern.MOST);
    private final List<SwarmClient> clients = new ArrayList<>();
    private final Consumer<SelectionKey> ready = this::ready;
    private int open;
    private int connecting;
    private boolean outOfFiles;
    /** When a Unix socket's queue was first found full, in nanoseconds; 0 while it is not. */
    private long fullSince;

    private boolean talking;
    private long nextTick = System.nanoTime();
    private long ends = Long.MAX_VALUE;

    /**
     * @param stopped asked after each wakeup of the selector
     * @param progress told ten times a second, on the loop's thread
     */
    SwarmLoop(Address to, SwarmPlan plan, SwarmTally tally, BooleanSupplier stopped, Consumer<SwarmProgress> progress) {
        this.to = to;
        this.plan = plan;
        this.tally = tally;
        this.stopped = stopped;
        this.progress = progress;
        pattern = new SwarmPattern(plan.seed(), plan.size());
        whole = plan.messages() > Long.MAX_VALUE / plan.size() ? Long.MAX_VALUE : plan.messages() * plan.size();
    }

    /** Runs until the plan is done, all clients have ended or it is stopped, and closes all its sockets. */
    void run(Selector selector) throws IOException {
        try {
            tally.started = System.nanoTime();
            connectAll(selector);
            talk(selector);
        } finally {
            clients.forEach(client -> Quietly.close(client.channel));
        }
    }

    private void connectAll(Selector selector) throws IOException {
        while ((moreToConnect() || connecting > 0) && !stopped.getAsBoolean()) {
            boolean room = true;
            while (room && moreToConnect() && connecting < MOST_CONNECTING) {
                room = connect(selector, clients.size() + 1);
            }
            if (!room) {
                selector.select(ready, NO_ROOM_MILLIS);
            } else if (connecting > 0) {
                selector.select(ready, TICK_MILLIS);
            }
            tick(System.nanoTime());
        }
    }

    private boolean moreToConnect() {
        return clients.size() < plan.clients() && !outOfFiles;
    }

    /**
     * Whether the next client may try, too. Where the queue of a Unix socket is full the kernel refuses at once (connect(2),
     * EAGAIN), and this client has to try again; a SYN the kernel would send again itself.
     */
    private boolean connect(Selector selector, int number) {
        SocketChannel channel;
        try {
            channel = Addresses.socketFor(to);
        } catch (IOException none) {
            outOfFiles = true;
            tally.failed(
                    SwarmTrouble.OTHER,
                    plan.clients() - clients.size(),
                    "client " + number + ": no socket: " + Reason.of(none));
            return true;
        }
        SwarmClient client = new SwarmClient(number, channel, plan.size(), plan.pipeline());
        clients.add(client);
        open++;
        connecting++;
        client.active = System.nanoTime();
        try {
            channel.configureBlocking(false);
            Addresses.sendAtOnce(channel);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, client);
            if (channel.connect(Addresses.toSocketAddress(to))) {
                connected(client, key);
            }
        } catch (IOException failed) {
            if (Troubles.isTryAgain(failed)) {
                return queueIsFull(client);
            }
            failed(client, failed);
        }
        return true;
    }

    private boolean queueIsFull(SwarmClient client) {
        long now = System.nanoTime();
        fullSince = fullSince == 0 ? now : fullSince;
        if (now - fullSince > plan.patience().toNanos()) {
            end(client, SwarmTrouble.TIMED_OUT, "the listener's queue is full");
            return true;
        }
        Quietly.close(client.channel);
        clients.remove(client);
        open--;
        connecting--;
        return false;
    }

    private void connected(SwarmClient client, SelectionKey key) {
        client.connected = true;
        fullSince = 0;
        connecting--;
        tally.connected++;
        // Silent until all are connected.
        key.interestOps(0);
    }

    private void talk(Selector selector) throws IOException {
        tally.began = System.nanoTime();
        tally.last = tally.began;
        talking = true;
        ends = tally.began + plan.atMost().toNanos();
        for (SelectionKey key : List.copyOf(selector.keys())) {
            if (key.isValid() && key.attachment() instanceof SwarmClient client && !stopped.getAsBoolean()) {
                client.active = System.nanoTime();
                send(client, key, client.active);
            }
        }
        while (open > 0 && !stopped.getAsBoolean()) {
            selector.select(ready, TICK_MILLIS);
            tick(System.nanoTime());
        }
    }

    /** Ten times a second: tells how far it is, and gives up on those who waited too long. */
    private void tick(long now) {
        if (now < nextTick) {
            return;
        }
        nextTick = now + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
        double byTime = plan.lasting() == null || !talking ? 0 : (now - tally.began) / (double) (ends - tally.began);
        double byCount = tally.messages / (double) plan.allMessages();
        progress.accept(new SwarmProgress(tally.connected, tally.messages, Math.min(1, Math.max(byTime, byCount))));
        long patience = plan.patience().toNanos();
        boolean timeIsUp = talking && now - ends > patience;
        for (SwarmClient client : clients) {
            if (client.over) {
                continue;
            }
            boolean waits = !client.connected || client.waits();
            if (waits && (now - client.waitsSince() > patience || timeIsUp)) {
                end(client, SwarmTrouble.TIMED_OUT, "no " + (client.connected ? "echo" : "connection"));
            } else if (talking && now >= ends && !waits) {
                over(client);
            }
        }
    }

    private void ready(SelectionKey key) {
        SwarmClient client = (SwarmClient) key.attachment();
        try {
            if (!client.connected) {
                if (client.channel.finishConnect()) {
                    connected(client, key);
                }
                return;
            }
            long now = key.isReadable() ? receive(client) : System.nanoTime();
            if (!client.over) {
                send(client, key, now);
            }
        } catch (IOException failed) {
            failed(client, failed);
        }
    }

    /** Sends as far as the plan and the kernel allow, and ends the client when all is echoed. */
    private void send(SwarmClient client, SelectionKey key, long now) {
        try {
            long allowed = Math.min(whole, client.maySend(now < ends));
            boolean full = false;
            while (client.sent < allowed && !full) {
                int count = client.channel.write(pattern.fill(made, client.number, client.sent, allowed));
                full = made.hasRemaining();
                client.sent(count, now);
            }
            int wanted = full ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
            if (!client.waits() && (client.sent == whole || now >= ends)) {
                over(client);
            }
        } catch (IOException failed) {
            failed(client, failed);
        }
    }

    /** Checks what came, and returns when it came. */
    private long receive(SwarmClient client) throws IOException {
        int count = client.channel.read(came.clear());
        long now = System.nanoTime();
        if (count < 0) {
            end(client, SwarmTrouble.CLOSED_EARLY, null);
            return now;
        }
        tally.last = now;
        client.active = now;
        came.flip();
        long owed = client.sent - client.received;
        int wrong = came.mismatch(pattern.fill(made, client.number, client.received, client.received + count));
        if (wrong < 0 && count > owed) {
            wrong = (int) owed;
        }
        int right = wrong < 0 ? count : wrong;
        tally.bytes += right;
        client.received(right, now, tally);
        if (wrong >= 0) {
            String expected = wrong == owed ? "nothing more" : WrongByte.hex(made.get(wrong));
            WrongByte it = WrongByte.at(wrong, came, expected, client.received == 0);
            end(client, it.trouble(), it.words());
        }
        return now;
    }

    private void failed(SwarmClient client, IOException failed) {
        if (Troubles.isRefused(failed)) {
            end(client, SwarmTrouble.REFUSED, null);
        } else if (Troubles.isReset(failed) || Troubles.isBrokenPipe(failed)) {
            end(client, SwarmTrouble.RESET, null);
        } else {
            end(client, SwarmTrouble.OTHER, Reason.of(failed));
        }
    }

    private void end(SwarmClient client, SwarmTrouble trouble, @Nullable String what) {
        if (!client.over) {
            String where = client.connected ? client.place() : "client " + client.number;
            tally.failed(trouble, 1, what == null ? where : where + ": " + what);
            over(client);
        }
    }

    private void over(SwarmClient client) {
        if (!client.over) {
            client.over = true;
            open--;
            if (!client.connected) {
                connecting--;
            }
            Quietly.close(client.channel);
        }
    }
}
