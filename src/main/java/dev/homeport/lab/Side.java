package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.UnixPath;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One of the two sockets of a relayed connection. Guarded by its relay. */
final class Side implements Held {
    private static final int READS_AT_ONCE = 16;

    private final String name;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final @Nullable Address local;
    private final @Nullable Address remote;
    private final @Nullable Home home;
    private final Held relay;

    private boolean ready;
    private boolean finSent;
    private boolean resetLogged;
    private boolean drained;
    private boolean closed;

    /** @param home null for a probe of the lab, which has neither name nor log */
    Side(
            String name,
            SocketChannel channel,
            SelectionKey key,
            @Nullable Address local,
            @Nullable Address remote,
            @Nullable Home home,
            Held relay) {
        this.name = name;
        this.channel = channel;
        this.key = key;
        this.local = local;
        this.remote = remote;
        this.home = home;
        this.relay = relay;
    }

    String name() {
        return name;
    }

    SocketChannel channel() {
        return channel;
    }

    @Nullable
    Address local() {
        return local;
    }

    @Nullable
    Address remote() {
        return remote;
    }

    void interest(boolean reads, boolean writes) {
        int wanted = (reads ? SelectionKey.OP_READ : 0) | (writes ? SelectionKey.OP_WRITE : 0);
        if (key.isValid() && key.interestOps() != wanted) {
            key.interestOps(wanted);
        }
    }

    void setReady() {
        ready = true;
    }

    /** Whether there may be something to read since it was last asked. */
    boolean takeReady() {
        boolean was = ready;
        ready = false;
        return was;
    }

    /** Sends FIN, once. */
    void sendFin() throws IOException {
        if (finSent || closed) {
            return;
        }
        finSent = true;
        lock();
        try {
            channel.shutdownOutput();
            log(new WireEvent.HalfClosed());
        } finally {
            unlock();
        }
    }

    boolean isDrained() {
        return drained;
    }

    /** Throws away what has come; true once nothing more can. */
    boolean drain(ByteBuffer buffer) {
        try {
            int count = 1;
            for (int reads = 0; count > 0 && reads < READS_AT_ONCE; reads++) {
                buffer.clear();
                count = channel.read(buffer);
            }
            drained = count < 0;
        } catch (IOException gone) {
            drained = true;
        }
        return drained;
    }

    void wasReset() {
        if (!resetLogged) {
            resetLogged = true;
            log(new WireEvent.WasReset());
        }
    }

    void end(boolean withReset) {
        if (closed) {
            return;
        }
        closed = true;
        // A Unix socket has no RST to send: its peer finds the end of the stream.
        boolean withRst = withReset && !(local instanceof UnixPath);
        lock();
        try {
            if (withRst) {
                // Linger on with zero seconds: close(2) sends RST (setsockopt(2), SO_LINGER).
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            }
        } catch (IOException alreadyGone) {
            // Then there is nothing to reset.
        } finally {
            Quietly.close(channel);
            log(withRst ? new WireEvent.Aborted() : new WireEvent.Closed());
            if (home != null) {
                home.ledger().closed(this);
            }
            unlock();
        }
    }

    void log(WireEvent.What what) {
        if (home != null) {
            home.log().add(name, local, remote, what);
        }
    }

    void lock() {
        if (home != null) {
            home.log().lock();
        }
    }

    void unlock() {
        if (home != null) {
            home.log().unlock();
        }
    }

    @Override
    public void close() {
        relay.close();
    }
}
