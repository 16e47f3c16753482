package dev.homeport.lab;

import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client of a selector's echo server: as little as can be, because there may be ten thousand. */
final class SelectorClient implements Held {
    final SocketChannel channel;
    final EchoDesk.Guest guest;

    /** What the client did not take yet, of no more than the one read. Only the selector's thread touches it. */
    @Nullable
    ByteBuffer rest;

    private final EchoDesk desk;
    private final Consumer<SelectorClient> left;
    private boolean closed;

    /** @param left told once when it has gone, on whatever thread closed it */
    SelectorClient(EchoDesk desk, EchoDesk.Guest guest, SocketChannel channel, Consumer<SelectorClient> left) {
        this.desk = desk;
        this.guest = guest;
        this.channel = channel;
        this.left = left;
    }

    @Override
    public void close() {
        WireLog log = desk.home().log();
        log.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            Quietly.close(channel);
            desk.gone(guest);
            if (guest.party() != null) {
                log.addBrief(guest.party(), EventRing.Brief.CLOSED, System.nanoTime());
                desk.home().ledger().closed(this);
            }
        } finally {
            log.unlock();
        }
        left.accept(this);
    }

    void wants(SelectionKey key, int operation) {
        try {
            key.interestOps(operation);
        } catch (CancelledKeyException closed) {
            // By another thread, just now.
        }
    }
}
