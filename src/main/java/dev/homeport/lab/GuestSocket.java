package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Bytes;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A connection or UDP socket that a learner's Java opened with a class of the JDK's own. The lab did not open it, but shows
 * it, logs for it and closes it. What its calls throw is theirs; a reset is told of all the same.
 */
public final class GuestSocket implements Held {
    private final String name;
    private final @Nullable Address local;
    private final boolean datagrams;
    private final Home home;
    private final Runnable closes;
    private volatile @Nullable Address remote;
    private boolean closed;
    private boolean peerClosed;
    private boolean halfClosed;
    private boolean reset;

    /** @param closes ends it at once; called at most once */
    GuestSocket(
            String name,
            @Nullable Address local,
            @Nullable Address remote,
            boolean datagrams,
            Home home,
            Runnable closes) {
        this.name = name;
        this.local = local;
        this.remote = remote;
        this.datagrams = datagrams;
        this.home = home;
        this.closes = closes;
    }

    /** Reads or writes. */
    public interface Transfer {
        /** @return how many bytes; below 0 at the end of the stream */
        long run() throws IOException;
    }

    public String name() {
        return name;
    }

    /** A UDP socket's peer from now on (connect(2)); null for none. */
    public void peer(@Nullable Address peer) {
        remote = peer;
    }

    /**
     * Writes, and logs what was written.
     *
     * @param mayBlock then the other end's event can come before this one's
     * @param to null for the peer
     * @param sources from which it is written, at their positions
     */
    public long sends(boolean mayBlock, @Nullable Address to, Transfer transfer, ByteBuffer... sources)
            throws IOException {
        ByteBuffer[] before = copies(sources);
        if (!mayBlock) {
            home.log().lock();
        }
        try {
            long count = transfer.run();
            if (count > 0 || (datagrams && count == 0 && before[0].remaining() == 0)) {
                Bytes data = taken(before, count);
                tell(to == null ? remote : to, new WireEvent.Sent(data, count, datagrams));
            }
            return count;
        } catch (IOException failed) {
            note(failed);
            throw failed;
        } finally {
            if (!mayBlock) {
                home.log().unlock();
            }
        }
    }

    /**
     * Reads, and logs what was read and the end of the stream.
     *
     * @param targets into which it is read, at their positions
     */
    public long receives(Transfer transfer, ByteBuffer... targets) throws IOException {
        ByteBuffer[] before = copies(targets);
        try {
            long count = transfer.run();
            if (count > 0) {
                received(remote, taken(before, count), count);
            } else if (count < 0) {
                ended();
            }
            return count;
        } catch (IOException failed) {
            note(failed);
            throw failed;
        }
    }

    /** It took a datagram. */
    public void received(@Nullable Address from, Bytes data, long count) {
        tell(from, new WireEvent.Received(data, count, datagrams));
    }

    /** It sent FIN. */
    public void halfClosed() {
        synchronized (this) {
            if (halfClosed) {
                return;
            }
            halfClosed = true;
        }
        tell(remote, new WireEvent.HalfClosed());
    }

    /** The reason and the next move of a failed transfer, in the lab's words. */
    public LabException explained(IOException failed) {
        return Troubles.ofTransfer(failed, name);
    }

    /** Its user is an HTTP client that had this request answered. */
    public void requested(String method, String target, int status) {
        tell(remote, new WireEvent.Requested(method, target, status));
    }

    /** Closes it; a second call does nothing. */
    @Override
    public void close() {
        end(closes, new WireEvent.Closed());
    }

    /** Closes it, where closing sends RST. */
    public void abort() {
        end(closes, new WireEvent.Aborted());
    }

    /** Whoever opened it has closed it. */
    public void gone() {
        end(() -> {}, new WireEvent.Closed());
    }

    private void end(Runnable closing, WireEvent.What how) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        home.log().lock();
        try {
            closing.run();
        } finally {
            home.log().add(name, local, remote, how);
            home.ledger().closed(this);
            home.log().unlock();
        }
    }

    private void ended() {
        synchronized (this) {
            if (peerClosed) {
                return;
            }
            peerClosed = true;
        }
        tell(remote, new WireEvent.PeerClosed());
    }

    private void note(IOException failed) {
        boolean gone = !datagrams && (Troubles.isReset(failed) || Troubles.isBrokenPipe(failed));
        boolean unreachable = failed instanceof java.net.PortUnreachableException;
        synchronized (this) {
            if (reset || !(gone || unreachable)) {
                return;
            }
            reset = gone;
        }
        tell(remote, gone ? new WireEvent.WasReset() : new WireEvent.Unreachable());
    }

    private void tell(@Nullable Address peer, WireEvent.What what) {
        synchronized (this) {
            if (closed) {
                return;
            }
        }
        home.log().add(name, local, peer, what);
    }

    private static ByteBuffer[] copies(ByteBuffer... buffers) {
        ByteBuffer[] copies = new ByteBuffer[buffers.length];
        for (int i = 0; i < buffers.length; i++) {
            copies[i] = buffers[i].duplicate();
        }
        return copies;
    }

    private static Bytes taken(ByteBuffer[] from, long count) {
        ByteBuffer all = ByteBuffer.allocate((int) Math.min(count, WireLog.MOST_BYTES_OF_ONE));
        for (ByteBuffer each : from) {
            if (each.remaining() > all.remaining()) {
                each.limit(each.position() + all.remaining());
            }
            all.put(each);
        }
        return Bytes.of(all.array(), 0, all.position());
    }
}
