package dev.homeport.lab;

import dev.homeport.net.DatagramFigures;
import dev.homeport.net.Endpoint;
import dev.homeport.net.WireEvent;
import dev.homeport.words.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Sends each datagram back to where it came from (RFC 862), on one thread: there is no connection to wait for. */
final class UdpEchoServer implements Held {
    private static final Duration RETRY = Duration.ofMillis(100);

    private final String name;
    private final DatagramChannel channel;
    private final Endpoint local;
    private final Home home;
    private final UdpPeers peers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LongAdder received = new LongAdder();
    private final LongAdder receivedBytes = new LongAdder();
    private final LongAdder sent = new LongAdder();
    private final LongAdder sentBytes = new LongAdder();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(UdpSocket.LARGEST);
    private volatile @Nullable Thread thread;

    /** @param channel blocks */
    UdpEchoServer(String name, DatagramChannel channel, Endpoint local, Home home) {
        this.name = name;
        this.channel = channel;
        this.local = local;
        this.home = home;
        peers = new UdpPeers(name, local, home.probePorts());
    }

    void start() {
        // Not a virtual thread: parked, it would need a second wake-up for each datagram.
        Thread echoing = new Thread(this::echoAll, "lab udp echo " + name);
        echoing.setDaemon(true);
        thread = echoing;
        echoing.start();
    }

    private void echoAll() {
        boolean told = false;
        while (closed.getCount() > 0) {
            try {
                echoOne();
            } catch (ClosedChannelException over) {
                return;
            } catch (IOException failed) {
                if (!told) {
                    told = true;
                    home.log().add(name, local, null, new WireEvent.Failed(Reason.of(failed)));
                }
                if (awaitClose()) {
                    return;
                }
            }
        }
    }

    private void echoOne() throws IOException {
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
        buffer.flip();
        // From itself it would go round for ever.
        boolean own = from.getPort() == local.port() && from.getAddress().equals(local.address());
        if (own) {
            return;
        }
        Party party = peers.party(from);
        int count = buffer.limit();
        if (party != null) {
            received.increment();
            receivedBytes.add(count);
            home.log().lock();
            try {
                // Before it is sent: the event of whoever receives it must not come first.
                home.log().addEchoed(party, buffer, count, count, System.nanoTime());
            } finally {
                home.log().unlock();
            }
        }
        channel.send(buffer, from);
        if (party != null) {
            sent.increment();
            sentBytes.add(count);
        }
    }

    DatagramFigures figures() {
        return new DatagramFigures(received.sum(), receivedBytes.sum(), sent.sum(), sentBytes.sum());
    }

    private boolean awaitClose() {
        try {
            return closed.await(RETRY.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed.getCount() == 0) {
                return;
            }
            closed.countDown();
        }
        Quietly.close(channel);
        Threads.join(thread, Deadline.after(Lab.CLOSING));
        home.closed(name, local, this);
    }
}
