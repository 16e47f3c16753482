package dev.homeport.lab;

import dev.homeport.net.TlsFacts;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One client of an echo server, served by a thread that may wait for it. */
final class EchoClient implements Held {
    private static final int ONE_READ = 8 << 10;

    /** A client that does not say Hello in this time is let go. */
    private static final Duration HANDSHAKE_WITHIN = Duration.ofSeconds(10);

    /** A client that has taken nothing for so long does not read. */
    private static final Duration STUCK = Duration.ofMillis(100);

    private final EchoDesk desk;
    private final EchoDesk.Guest guest;
    private final SocketChannel channel;
    private final Consumer<EchoClient> left;

    /** By System.nanoTime, as long as a write goes on; else 0. */
    private volatile long writingSince;

    private volatile boolean reset;

    private final AtomicBoolean closed = new AtomicBoolean();
    private final Waiters waiters = new Waiters();
    private final @Nullable Handshake handshake;
    private final Layer layer;

    private EchoClient(EchoDesk desk, EchoDesk.Guest guest, SocketChannel channel, Consumer<EchoClient> left) {
        this.desk = desk;
        this.guest = guest;
        this.channel = channel;
        this.left = left;
        TlsSide.Server side = desk.side();
        handshake = side == null ? null : handshake(side);
        layer = handshake == null ? new PlainLayer(channel) : handshake.layer();
    }

    private Handshake handshake(TlsSide.Server side) {
        Party party = guest.party();
        return party == null
                ? new Handshake(side, channel, desk.name(), null, null, null, waiters)
                : new Handshake(
                        side,
                        channel,
                        party.name(),
                        party.local(),
                        party.remote(),
                        desk.home().log(),
                        waiters);
    }

    /**
     * Enters the client; null if it has gone already.
     *
     * @param left told once when it has gone
     */
    static @Nullable EchoClient of(EchoDesk desk, SocketChannel channel, Consumer<EchoClient> left) {
        EchoClient client;
        try {
            client = new EchoClient(desk, desk.greet(channel), channel, left);
        } catch (IOException gone) {
            Quietly.close(channel);
            desk.tally().failed(gone);
            return null;
        }
        Party party = client.guest.party();
        if (party != null) {
            try {
                desk.enter(party, client);
            } catch (LabException labClosed) {
                client.close();
            }
        }
        return client;
    }

    boolean isClosed() {
        return closed.get();
    }

    /** Echoes until the client has gone, and closes. */
    void serve() {
        try {
            byte[] bytes = new byte[ONE_READ];
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            secure();
            while (layer.read(buffer) >= 0) {
                echo(bytes, buffer);
            }
            // RFC 9293, section 3.6.1: the peer's FIN ends one direction only. All is echoed by now; close sends ours.
            if (!closed.get()) {
                logEnd();
            }
        } catch (LabException noTls) {
            desk.tally().error("TLS: " + noTls.trouble().word());
        } catch (IOException ended) {
            if (!closed.get()) {
                desk.tally().failed(ended);
                if (Troubles.isReset(ended) || Troubles.isBrokenPipe(ended)) {
                    reset = true;
                    log(new WireEvent.WasReset());
                }
            }
        } finally {
            close();
        }
    }

    /** With a channel that does not block, so that who says nothing does not stay for ever. */
    private void secure() throws IOException, LabException {
        if (handshake != null) {
            channel.configureBlocking(false);
            handshake.perform(HANDSHAKE_WITHIN, new Cancellation());
            channel.configureBlocking(true);
        }
    }

    private void logEnd() {
        if (layer.end() != Layer.StreamEnd.CLOSE_NOTIFY) {
            log(new WireEvent.PeerClosed());
        }
        switch (layer.end()) {
            case FIN -> {}
            case CLOSE_NOTIFY -> log(new WireEvent.CloseNotified());
            case TRUNCATED -> log(new WireEvent.CutShort());
        }
    }

    private void echo(byte[] bytes, ByteBuffer buffer) throws IOException {
        int count = buffer.position();
        if (guest.party() != null) {
            logOpen(WireLog.received(bytes, 0, count));
            // Before the write, which may block: the client's own event must not come first.
            logOpen(WireLog.sent(bytes, 0, count));
        }
        count(desk.tally().received, count);
        buffer.flip();
        writingSince = handshake == null ? 0 : System.nanoTime();
        while (buffer.hasRemaining()) {
            count(desk.tally().sent, layer.write(buffer));
        }
        writingSince = 0;
        buffer.clear();
    }

    private void count(AtomicLong bytes, int more) {
        if (guest.counted()) {
            bytes.addAndGet(more);
        }
    }

    @Override
    public @Nullable TlsFacts tls() {
        return handshake == null ? null : handshake.facts();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        waiters.close();
        boolean polite = stopReading();
        if (polite) {
            layer.calm();
        }
        desk.home().log().lock();
        try {
            if (polite && layer.farewell()) {
                log(new WireEvent.SentCloseNotify());
            }
            int unread = guest.party() == null || reset ? 0 : Sight.unreadOrNone(channel);
            Quietly.close(channel);
            desk.gone(guest);
            if (guest.party() != null) {
                if (unread > 0) {
                    log(new WireEvent.ResetByClose(unread));
                }
                log(new WireEvent.Closed());
                desk.home().ledger().closed(this);
            }
        } finally {
            desk.home().log().unlock();
        }
        left.accept(this);
    }

    /** Wakes the thread that reads, which has the layer until then; whether there is time for a goodbye. */
    private boolean stopReading() {
        // Who does not take its echoes does not take a goodbye either.
        long since = writingSince;
        if (handshake == null || (since != 0 && System.nanoTime() - since > STUCK.toNanos())) {
            return false;
        }
        try {
            channel.shutdownInput();
            return true;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Another thread may close it meanwhile, and nothing comes after that. */
    private void logOpen(WireEvent.What what) {
        desk.home().log().lock();
        try {
            if (!closed.get()) {
                log(what);
            }
        } finally {
            desk.home().log().unlock();
        }
    }

    private void log(WireEvent.What what) {
        Party party = guest.party();
        if (party != null) {
            desk.home().log().add(party.name(), party.local(), party.remote(), what);
        }
    }
}
