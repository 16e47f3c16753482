package dev.homeport.lab;

import dev.homeport.net.Bytes;
import dev.homeport.net.TlsRecord;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * TLS over a TCP channel. The JDK's engine turns records into bytes and back; this moves them. By hand, because the lab waits
 * for a channel outside of it, and writes what went into the wire log before anybody else can.
 */
final class TlsLayer implements Layer {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** A peer that sends so many records without data in them, one after the other, means harm. */
    private static final int MOST_EMPTY_RECORDS = 1_000;

    private static final int FIRST_BYTES = 64;
    private static final int TYPE_AND_VERSION = 3;

    /** How long a goodbye waits for whoever reads or writes meanwhile to let go. */
    private static final long LET_GO_MILLIS = 100;

    private final SocketChannel channel;
    private final SSLEngine engine;
    // Not synchronized: a virtual thread that waits in there would hold its carrier.
    private final ReentrantLock lock = new ReentrantLock();

    /** From the kernel, encrypted; filled up to its position. */
    private ByteBuffer in;
    /** For the kernel, encrypted; from its position to its limit. */
    private ByteBuffer out;
    /** Decrypted and not handed out; from its position to its limit. */
    private ByteBuffer plain;

    private byte[] first = new byte[0];
    private int emptyRecords;
    private boolean ended;
    private boolean notified;
    private boolean begun;
    private volatile boolean secured;

    /** What the handshake waits for. */
    enum Need {
        NOTHING,
        READ,
        WRITE
    }

    TlsLayer(SocketChannel channel, SSLEngine engine) {
        this.channel = channel;
        this.engine = engine;
        SSLSession session = engine.getSession();
        in = ByteBuffer.allocate(session.getPacketBufferSize());
        out = empty(session.getPacketBufferSize());
        plain = empty(session.getApplicationBufferSize());
    }

    SSLEngine engine() {
        return engine;
    }

    /** The first bytes that the peer sent, at most 64: they tell what it speaks if it is not TLS. */
    Bytes first() {
        lock.lock();
        try {
            return Bytes.of(first);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Goes on with the handshake as far as it goes. What it has to say at the end is left to {@link #flush}.
     *
     * @throws IOException after the alert about it was sent, as far as it could be
     */
    Need handshake() throws IOException {
        lock.lock();
        try {
            if (!begun) {
                begun = true;
                engine.beginHandshake();
            }
            return secured ? Need.NOTHING : step();
        } catch (SSLException failed) {
            sendAlert();
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    private Need step() throws IOException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> runTasks();
                case NEED_WRAP -> {
                    if (out.hasRemaining() && !send()) {
                        return Need.WRITE;
                    }
                    wrap(NOTHING);
                }
                case FINISHED, NOT_HANDSHAKING -> {
                    secured = true;
                    return Need.NOTHING;
                }
                default -> {
                    if (!send()) {
                        return Need.WRITE;
                    }
                    if (unwrap() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        int count = fill();
                        if (count < 0) {
                            throw new EOFException("end of stream in the handshake");
                        } else if (count == 0) {
                            return Need.READ;
                        }
                        refuseOtherProtocols();
                    } else if (engine.isInboundDone()) {
                        throw new EOFException("close_notify in the handshake");
                    }
                }
            }
        }
    }

    /** The engine would wait for a record's five bytes of header, and a short line has fewer. */
    private void refuseOtherProtocols() throws SSLException {
        boolean ofSsl2 = (first[0] & 0x80) != 0 && !engine.getUseClientMode();
        boolean record = first.length < TYPE_AND_VERSION
                ? first[0] >= TlsRecord.LEAST_TYPE && first[0] <= TlsRecord.MOST_TYPE
                : TlsRecord.at(Bytes.of(first)).isPresent();
        if (record || ofSsl2) {
            return;
        }
        if (engine.getUseClientMode()) {
            throw new SSLException("no TLS record");
        }
        // With a whole header the engine itself says no, and has an alert for the peer.
        while (in.position() < TlsRecord.HEADER) {
            in.put((byte) 0);
        }
    }

    @Override
    public int read(ByteBuffer into) throws IOException {
        lock.lock();
        try {
            while (!plain.hasRemaining()) {
                if (ended) {
                    return -1;
                }
                answer();
                switch (unwrap()) {
                    case BUFFER_UNDERFLOW -> {
                        int count = fill();
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
            return move(plain, into);
        } catch (SSLException failed) {
            sendAlert();
            throw failed;
        } finally {
            lock.unlock();
        }
    }

    /** What the peer's messages between the data ask for, such as new keys (RFC 8446, section 4.6.3). */
    private void answer() throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> {
                if (!engine.isOutboundDone() && send()) {
                    wrap(NOTHING);
                    send();
                }
            }
            default -> {}
        }
    }

    private void countEmpty() throws SSLException {
        if (!plain.hasRemaining() && ++emptyRecords > MOST_EMPTY_RECORDS) {
            throw new SSLException("the peer sends record after record without data");
        }
    }

    @Override
    public int write(ByteBuffer from) throws IOException {
        lock.lock();
        try {
            int before = from.remaining();
            while (from.hasRemaining() && send()) {
                if (engine.isOutboundDone()) {
                    throw new ClosedChannelException();
                }
                int left = from.remaining();
                wrap(from);
                if (from.remaining() == left && !out.hasRemaining()) {
                    throw new SSLException("the engine takes no bytes now: " + engine.getHandshakeStatus());
                }
            }
            send();
            return before - from.remaining();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean flush() throws IOException {
        lock.lock();
        try {
            return send();
        } finally {
            lock.unlock();
        }
    }

    /** Sends close_notify, then FIN. */
    @Override
    public void endOutput() throws IOException {
        lock.lock();
        try {
            engine.closeOutbound();
            // What stands in out already goes first; wrap adds to it.
            for (int i = 0; i < 3 && !engine.isOutboundDone(); i++) {
                wrap(NOTHING);
            }
            if (!send()) {
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

    /**
     * Says close_notify, and takes what the kernel has: close(2) sends RST instead of FIN where something is unread, and a TLS
     * server's session tickets often are.
     */
    @Override
    public boolean farewell() {
        if (!secured || !letGo()) {
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
            ByteBuffer rest = ByteBuffer.allocate(16 << 10);
            for (int i = 0; i < 64 && channel.read(rest.clear()) > 0; i++) {
                // Thrown away.
            }
        } catch (IOException gone) {
            // Then nobody is left to be told.
        } finally {
            lock.unlock();
        }
        return said;
    }

    private boolean letGo() {
        try {
            return lock.tryLock(LET_GO_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private SSLEngineResult.Status unwrap() throws SSLException {
        in.flip();
        plain.clear();
        SSLEngineResult.Status status;
        try {
            status = engine.unwrap(in, plain).getStatus();
        } finally {
            in.compact();
            plain.flip();
        }
        if (status == SSLEngineResult.Status.BUFFER_OVERFLOW) {
            plain = empty(Math.max(engine.getSession().getApplicationBufferSize(), 2 * plain.capacity()));
        }
        return status;
    }

    /** Adds what the engine makes of it to what goes to the kernel. */
    private void wrap(ByteBuffer from) throws SSLException {
        while (true) {
            out.compact();
            SSLEngineResult.Status status;
            try {
                status = engine.wrap(from, out).getStatus();
            } finally {
                out.flip();
            }
            if (status != SSLEngineResult.Status.BUFFER_OVERFLOW) {
                return;
            }
            ByteBuffer larger =
                    ByteBuffer.allocate(out.remaining() + engine.getSession().getPacketBufferSize());
            out = larger.put(out).flip();
        }
    }

    private boolean send() throws IOException {
        if (out.hasRemaining()) {
            channel.write(out);
        }
        return !out.hasRemaining();
    }

    private int fill() throws IOException {
        if (!in.hasRemaining()) {
            in = ByteBuffer.allocate(Math.max(engine.getSession().getPacketBufferSize(), 2 * in.capacity()))
                    .put(in.flip());
        }
        int from = in.position();
        int count = channel.read(in);
        if (count > 0 && first.length < FIRST_BYTES && !secured) {
            int more = Math.min(count, FIRST_BYTES - first.length);
            int had = first.length;
            first = Arrays.copyOf(first, had + more);
            in.get(from, first, had, more);
        }
        return count;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    /** The engine has written down what it does not like; the peer should hear it. */
    private void sendAlert() {
        try {
            wrap(NOTHING);
            send();
        } catch (IOException alsoFailed) {
            // The first failure is the one to tell.
        }
    }

    private static int move(ByteBuffer from, ByteBuffer into) {
        int count = Math.min(from.remaining(), into.remaining());
        into.put(into.position(), from, from.position(), count);
        into.position(into.position() + count);
        from.position(from.position() + count);
        return count;
    }

    private static ByteBuffer empty(int capacity) {
        return ByteBuffer.allocate(capacity).limit(0);
    }
}
