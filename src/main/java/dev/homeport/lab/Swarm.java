package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.SwarmTrouble;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Many clients of an echo server on one thread and one selector. All connect first; then each sends its messages, with no
 * more on their way than the plan says, and checks every byte that comes back. Nothing is allocated for a message.
 */
final class Swarm {
    /** A listener's queue holds so many at once on a usual Linux (listen(2), somaxconn is 4096); the rest would wait a second. */
    private static final int MOST_CONNECTING = 256;

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);

    private final Endpoint to;
    private final SwarmPlan plan;
    private final Waiters waiters;
    private final Act act;
    private final Consumer<SwarmProgress> progress;
    private final SwarmPattern pattern;
    private final long whole;
    private final SwarmTally tally = new SwarmTally();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(SwarmPattern.MOST);
    private final List<SwarmClient> clients = new ArrayList<>();
    private final Consumer<SelectionKey> ready = this::ready;
    private int open;
    private int connecting;
    private boolean outOfFiles;
    private long began;
    private long ends = Long.MAX_VALUE;
    private long last;
    private boolean talking;

    Swarm(Endpoint to, SwarmPlan plan, long seed, Waiters waiters, Act act, Consumer<SwarmProgress> progress) {
        this.to = to;
        this.plan = plan;
        this.waiters = waiters;
        this.act = act;
        this.progress = progress;
        pattern = new SwarmPattern(seed);
        whole = plan.messages() > Long.MAX_VALUE / plan.size() ? Long.MAX_VALUE : plan.messages() * plan.size();
    }

    /** Runs to its end, to Ctrl-C or to the lab's end, whichever is first, and closes all its sockets. */
    SwarmResult run() throws IOException {
        try (Selector selector = Selector.open()) {
            waiters.enter(selector);
            Cancellation.Listening listening = act.cancellation().onCancel(selector::wakeup);
            try {
                connectAll(selector);
                talk(selector);
            } finally {
                listening.close();
                waiters.leave(selector);
                clients.forEach(client -> Quietly.close(client.channel));
            }
        }
        Duration elapsed = Duration.ofNanos(Math.max(0, last - began));
        return new SwarmResult(
                plan,
                tally.connected,
                tally.messages,
                tally.bytes,
                elapsed,
                tally.latencies(),
                tally.errors(),
                isStopped());
    }

    private boolean isStopped() {
        return act.cancellation().isCancelled() || waiters.isClosed();
    }

    private void connectAll(Selector selector) throws IOException {
        long tick = System.nanoTime() + TICK;
        while (((clients.size() < plan.clients() && !outOfFiles) || connecting > 0) && !isStopped()) {
            while (clients.size() < plan.clients() && connecting < MOST_CONNECTING && !outOfFiles) {
                connect(selector, clients.size() + 1);
            }
            selector.select(ready, TimeUnit.NANOSECONDS.toMillis(TICK));
            if (System.nanoTime() >= tick) {
                tick = tick();
            }
        }
    }

    private void connect(Selector selector, int number) {
        SocketChannel channel;
        try {
            channel = Addresses.socketFor(to);
        } catch (IOException none) {
            outOfFiles = true;
            tally.failed(SwarmTrouble.OTHER, "client " + number + ": " + Troubles.deepest(none));
            return;
        }
        SwarmClient client = new SwarmClient(number, channel, plan.size(), plan.pipeline());
        clients.add(client);
        open++;
        connecting++;
        client.active = System.nanoTime();
        try {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT, client);
            if (channel.connect(to.toSocketAddress())) {
                connected(client, key);
            }
        } catch (IOException failed) {
            failed(client, failed);
        }
    }

    private void connected(SwarmClient client, SelectionKey key) {
        client.connected = true;
        connecting--;
        tally.connected++;
        // Silent until all are connected.
        key.interestOps(0);
    }

    private void talk(Selector selector) throws IOException {
        began = System.nanoTime();
        last = began;
        talking = true;
        Duration lasting = plan.lasting();
        ends = lasting == null ? Long.MAX_VALUE : began + lasting.toNanos();
        for (SelectionKey key : List.copyOf(selector.keys())) {
            if (key.isValid() && key.attachment() instanceof SwarmClient client && !client.over && !isStopped()) {
                key.interestOps(SelectionKey.OP_READ);
                client.active = began;
                send(client, key, began);
            }
        }
        long tick = began + TICK;
        while (open > 0 && !isStopped()) {
            selector.select(ready, TimeUnit.NANOSECONDS.toMillis(TICK));
            long now = System.nanoTime();
            if (now >= tick) {
                endWhoIsDone(now);
                tick = tick();
            }
        }
    }

    /** Tells how far it is, gives up on those who waited too long, and returns when to do so again. */
    private long tick() {
        long now = System.nanoTime();
        double byTime = ends == Long.MAX_VALUE ? 0 : (now - began) / (double) (ends - began);
        double byCount = tally.messages / (double) plan.allMessages();
        progress.accept(new SwarmProgress(
                tally.connected, tally.messages, talking ? Math.min(1, Math.max(byTime, byCount)) : 0));
        long patience = plan.patience().toNanos();
        for (SwarmClient client : clients) {
            boolean waits = !client.connected || client.waits();
            if (!client.over && waits && now - client.active > patience) {
                String what = client.connected
                        ? ": after " + client.received + " bytes nothing more came"
                        : ": no connection";
                end(client, SwarmTrouble.TIMED_OUT, what + " within " + Troubles.seconds(plan.patience()));
            }
        }
        return now + TICK;
    }

    private void endWhoIsDone(long now) {
        if (now < ends) {
            return;
        }
        for (SwarmClient client : clients) {
            if (!client.over && !client.waits()) {
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
            long now = System.nanoTime();
            if (key.isReadable()) {
                receive(client, now);
            }
            if (!client.over) {
                send(client, key, now);
            }
        } catch (IOException failed) {
            failed(client, failed);
        }
    }

    /** Sends as far as the plan and the kernel allow. */
    private void send(SwarmClient client, SelectionKey key, long now) {
        try {
            long allowed = Math.min(whole, client.maySend(now < ends));
            if (client.sent < allowed) {
                client.sent(client.channel.write(pattern.bytes(client.number, client.sent, allowed)), now);
            }
            int wanted = client.sent < allowed ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != wanted) {
                key.interestOps(wanted);
            }
            if (client.sent == whole && !client.waits()) {
                over(client);
            }
        } catch (IOException failed) {
            failed(client, failed);
        }
    }

    private void receive(SwarmClient client, long now) throws IOException {
        buffer.clear();
        int count = client.channel.read(buffer);
        if (count < 0) {
            String what = client.waits()
                    ? ": closed with " + (client.sent - client.received) + " bytes not echoed"
                    : ": closed before all messages were sent";
            end(client, SwarmTrouble.CLOSED_EARLY, what);
            return;
        }
        last = now;
        client.active = now;
        buffer.flip();
        long owed = client.sent - client.received;
        int wrong = pattern.mismatch(buffer, client.number, client.received);
        if (wrong < 0 && count > owed) {
            wrong = (int) owed;
        }
        int right = wrong < 0 ? count : wrong;
        tally.bytes += right;
        client.received(right, now, tally);
        if (wrong >= 0) {
            end(client, SwarmTrouble.WRONG_BYTE, wrongByte(client, buffer.get(wrong), owed == wrong));
        }
    }

    private static String hex(byte octet) {
        return "0x" + Integer.toHexString(0x100 | (octet & 0xff)).substring(1);
    }

    private String wrongByte(SwarmClient client, byte got, boolean tooMuch) {
        long at = client.received;
        String expected = tooMuch ? "nothing more" : hex(pattern.at(client.number, at));
        return ": at byte " + at + " expected " + expected + ", got " + hex(got);
    }

    private void failed(SwarmClient client, IOException failed) {
        if (Troubles.isRefused(failed)) {
            end(client, SwarmTrouble.REFUSED, ": nobody listens on " + to);
        } else if (Troubles.isReset(failed) || Troubles.isBrokenPipe(failed)) {
            end(client, SwarmTrouble.RESET, ": reset after " + client.received + " bytes");
        } else {
            end(client, SwarmTrouble.OTHER, ": " + Troubles.deepest(failed));
        }
    }

    private void end(SwarmClient client, SwarmTrouble trouble, String what) {
        if (!client.over) {
            tally.failed(trouble, "client " + client.number + what);
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
