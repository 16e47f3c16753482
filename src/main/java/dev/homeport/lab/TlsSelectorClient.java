package dev.homeport.lab;

import dev.homeport.net.TlsFacts;
import dev.homeport.net.WireEvent;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client of a selector's echo server that speaks TLS. */
final class TlsSelectorClient implements Held {
    /** A client that does not say Hello in this time is let go. */
    static final Duration HANDSHAKE_WITHIN = Duration.ofSeconds(10);

    final SocketChannel channel;
    final EchoDesk.Guest guest;
    final Handshake handshake;
    final TlsLayer layer;
    final Deadline securedBy = Deadline.after(HANDSHAKE_WITHIN);

    // Only the selector's thread touches what follows.
    boolean secured;

    /** Whether it keeps bytes in memory between its turns. */
    boolean keeps;

    /** What the engine did not take yet, of no more than one read. */
    @Nullable
    ByteBuffer rest;

    @Nullable
    SelectionKey key;

    private final EchoDesk desk;
    private final Consumer<TlsSelectorClient> left;
    private volatile boolean closed;

    /** @param left told once when it has gone, on whatever thread closed it */
    TlsSelectorClient(
            EchoDesk desk,
            TlsSide.Server side,
            EchoDesk.Guest guest,
            SocketChannel channel,
            TlsBuffers buffers,
            Consumer<TlsSelectorClient> left) {
        this.desk = desk;
        this.guest = guest;
        this.channel = channel;
        this.left = left;
        handshake = Handshake.onLoop(desk, side, channel, guest.party(), buffers);
        layer = handshake.layer();
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public TlsFacts tls() {
        return handshake.facts();
    }

    @Override
    public void close() {
        close(true);
    }

    /** @param politely whether there is time for a goodbye */
    void close(boolean politely) {
        WireLog log = desk.home().log();
        if (politely) {
            layer.calm();
        }
        log.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            if (politely && layer.farewell()) {
                log(new WireEvent.SentCloseNotify());
            }
            Quietly.close(channel);
            desk.gone(guest);
            if (guest.party() != null) {
                log(new WireEvent.Closed());
                desk.home().ledger().closed(this);
            }
        } finally {
            log.unlock();
        }
        left.accept(this);
    }

    void wants(int operation) {
        SelectionKey it = key;
        try {
            if (it != null) {
                it.interestOps(operation);
            }
        } catch (CancelledKeyException closedJustNow) {
            // By another thread.
        }
    }

    void log(WireEvent.What what) {
        Party party = guest.party();
        if (party != null) {
            desk.home().log().add(party.name(), party.local(), party.remote(), what);
        }
    }
}
