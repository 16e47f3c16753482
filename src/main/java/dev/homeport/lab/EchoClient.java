package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client of an echo server, on a thread of its own. */
final class EchoClient implements Held {
    private static final int ONE_READ = 8 << 10;

    private final String name;
    private final SocketChannel channel;
    private final Endpoint local;
    private final Endpoint remote;
    private final Home home;
    private final boolean logged;
    private final Consumer<EchoClient> left;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    EchoClient(
            String name,
            SocketChannel channel,
            Endpoint local,
            Endpoint remote,
            Home home,
            boolean logged,
            Consumer<EchoClient> left) {
        this.name = name;
        this.channel = channel;
        this.local = local;
        this.remote = remote;
        this.home = home;
        this.logged = logged;
        this.left = left;
    }

    void start() {
        thread = ServerThreads.start("lab echo " + name, this::echoAll);
    }

    void join(Deadline deadline) {
        Threads.join(thread, deadline);
    }

    boolean isOf(SocketChannel other) {
        return channel == other;
    }

    private void echoAll() {
        try {
            ByteBuffer buffer = ByteBuffer.allocate(ONE_READ);
            while (channel.read(buffer) >= 0) {
                log(WireLog.received(buffer.array(), 0, buffer.position()));
                // Before the write, which may block: the client's own event must not come first.
                log(WireLog.sent(buffer.array(), 0, buffer.position()));
                buffer.flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                buffer.clear();
            }
            // RFC 9293, section 3.6.1: the peer's FIN ends one direction only. All is echoed by now; close sends ours.
            log(new WireEvent.PeerClosed());
        } catch (IOException ended) {
            if (!closed.get() && (Troubles.isReset(ended) || Troubles.isBrokenPipe(ended))) {
                log(new WireEvent.WasReset());
            }
        } finally {
            close();
            left.accept(this);
        }
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        home.log().lock();
        try {
            Quietly.close(channel);
            log(new WireEvent.Closed());
            home.ledger().closed(this);
        } finally {
            home.log().unlock();
        }
    }

    private void log(WireEvent.What what) {
        if (logged) {
            home.log().add(name, local, remote, what);
        }
    }
}
