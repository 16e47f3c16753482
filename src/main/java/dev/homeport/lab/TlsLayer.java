package dev.homeport.lab;

import dev.homeport.net.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS over a TCP channel. The JDK's engine turns records into bytes and back; this moves them. By hand, because the lab waits
 * for a channel outside of it, and writes what went into the wire log before anybody else can.
 */
final class TlsLayer implements Layer {
    /** A peer that sends so many records without data in them, one after the other, means harm. */
    private static final int MOST_EMPTY_RECORDS = 1_000;

    /** How long a goodbye waits for whoever reads or writes meanwhile to let go. */
    private static final long LET_GO_MILLIS = 100;

    private final SocketChannel channel;
    private final SSLEngine engine;
    // Not synchronized: a virtual thread that waits in there would hold its carrier.
    private final ReentrantLock lock = new ReentrantLock();
    private final TlsPipe pipe;
    private final FirstBytes first = new FirstBytes();
    private final boolean onLoop;

    private int emptyRecords;
    private boolean ended;
    private boolean notified;
    private boolean begun;
    private volatile boolean secured;

    /** @param shared buffers of the loop that serves it, which has the engine's tasks done elsewhere; null for none */
    TlsLayer(SocketChannel channel, SSLEngine engine, @Nullable TlsBuffers shared) {
        this.channel = channel;
        this.engine = engine;
        pipe = new TlsPipe(channel, engine, shared);
        onLoop = shared != null;
    }

    SSLEngine engine() {
        return engine;
    }

    /** The first bytes that the peer sent, at most 64: they tell what it speaks if it is not TLS. */
    Bytes first() {
        lock.lock();
        try {
            return first.all();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes on with the handshake as far as it goes. What it has to say at the end is left to {@link #flush}.
     *
     * @throws IOException after the alert about it was sent, as far as it could be
     */
    TlsNeed handshake() throws IOException {
        lock.lock();
        try {
            if (!begun) {
                begun = true;
                engine.beginHandshake();
            }
            return secured ? TlsNeed.NOTHING : step();
        } catch (SSLException failed) {
            pipe.sendAlert();
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    private TlsNeed step() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> {
                    if (onLoop) {
                        return TlsNeed.WORK;
                    }
                    pipe.runTasks();
                }
                case NEED_WRAP -> {
                    if (pipe.hasOut() && !pipe.send()) {
                        return TlsNeed.WRITE;
                    }
                    pipe.wrap(TlsPipe.NOTHING);
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    secured = true;
                    return TlsNeed.NOTHING;
                }
                default -> {
                    if (!pipe.send()) {
                        return TlsNeed.WRITE;
                    }
                    if (pipe.unwrap() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        int count = pipe.fill();
                        if (count < 0) {
                            throw new EOFException("end of stream in the handshake");
                        } else if (count == 0) {
                            return TlsNeed.READ;
                        }
                        first.note(pipe, count);
                        first.refuseOtherProtocols(pipe, engine.getUseClientMode());
                    } else if (engine.isInboundDone()) {
                        throw new EOFException("close_notify in the handshake");
                    }
                }
            }
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        lock.lock();
        try {
            while (!pipe.hasPlain()) {
                if (ended) {
                    return -1;
                }
                answer();
                if (onLoop && (needsWork() || pipe.hasOut())) {
                    return 0;
                }
                switch (pipe.unwrap()) {
                    case BUFFER_UNDERFLOW -> {
                        int count = pipe.fill();
                        if (count == 0) {
                            return 0;
                        }
                        ended = count < 0;
                    }
                    case CLOSED -> {
                        ended = true;
                        notified = true;
                    }
                    case OK, BUFFER_OVERFLOW -> countEmpty();
                }
            }
            emptyRecords = 0;
            return pipe.take(into);
        } catch (SSLException failed) {
            pipe.sendAlert();
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing goes on until {@link #work} is done; only on a loop. */
    boolean needsWork() {
        return onLoop && engine.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_TASK;
    }

    /** Does what takes the engine long, such as a signature: for a thread that keeps nobody else waiting. */
    void work() {
        lock.lock();
        try {
            pipe.runTasks();
        } finally {
            lock.unlock();
        }
    }

    /** Lets others on the loop have the buffers that are empty; whether others are kept. */
    boolean share() {
        lock.lock();
        try {
            return pipe.share();
        } finally {
            lock.unlock();
        }
    }

    /** What the peer's messages between the data ask for, such as new keys (RFC 9846, section 4.7.3). */
    private void answer() throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                if (!onLoop) {
                    pipe.runTasks();
                }
            }
            case NEED_WRAP -> {
                if (!engine.isOutboundDone() && pipe.send()) {
                    pipe.wrap(TlsPipe.NOTHING);
                    pipe.send();
                }
            }
            default -> {}
        }
    }

    private void countEmpty() throws SSLException {
        if (!pipe.hasPlain() && ++emptyRecords > MOST_EMPTY_RECORDS) {
            throw new SSLException("the peer sends record after record without data");
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        lock.lock();
        try {
            int before = from.remaining();
            while (from.hasRemaining() && pipe.send()) {
                if (engine.isOutboundDone()) {
                    throw new ClosedChannelException();
                }
                int left = from.remaining();
                pipe.wrap(from);
                if (from.remaining() == left && !pipe.hasOut()) {
                    throw new SSLException("the engine takes no bytes now: " + engine.getHandshakeStatus());
                }
            }
            pipe.send();
            return before - from.remaining();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean flush() throws IOException {
        lock.lock();
        try {
            return pipe.send();
        } finally {
            lock.unlock();
        }
    }

    /** Sends close_notify, then FIN. */
    @Override
    public void endOutput() throws IOException {
        lock.lock();
        try {
            if (!pipe.sendGoodbye()) {
                throw new IOException("the peer does not read, so close_notify could not be sent");
            }
            channel.shutdownOutput();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public StreamEnd end() {
        return notified ? StreamEnd.CLOSE_NOTIFY : StreamEnd.TRUNCATED;
    }

    @Override
    public void calm() {
        try {
            if (secured && lock.tryLock(LET_GO_MILLIS, TimeUnit.MILLISECONDS)) {
                lock.unlock();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Says close_notify, and takes what the kernel has: close(2) sends RST instead of FIN where something is unread, and a TLS
     * server's session tickets often are.
     */
    @Override
    public boolean farewell() {
        if (!secured || !lock.tryLock()) {
            return false;
        }
        boolean said = false;
        try {
            // A peer that does not read must not hold up who closes.
            channel.configureBlocking(false);
            if (!engine.isOutboundDone()) {
                endOutput();
                said = true;
            }
            pipe.throwAway();
        } catch (IOException gone) {
            // Then nobody is left to be told.
        } finally {
            lock.unlock();
        }
        return said;
    }
}
