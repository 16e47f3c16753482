package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.SocketKind;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Echoes to many clients at the same time (RFC 862), a thread for each. */
final class EchoServer implements Held {
    static final int MOST_CLIENTS = 512;
    static final int BACKLOG = 512;

    private static final Duration RETRY = Duration.ofMillis(100);

    private final String name;
    private final ServerSocketChannel channel;
    private final Endpoint local;
    private final Home home;
    private final String line;
    private final Semaphore free = new Semaphore(MOST_CLIENTS);
    private final Set<EchoClient> clients = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable Thread acceptor;

    EchoServer(String name, ServerSocketChannel channel, Endpoint local, Home home, String line) {
        this.name = name;
        this.channel = channel;
        this.local = local;
        this.home = home;
        this.line = line;
    }

    void start() {
        acceptor = ServerThreads.start("lab echo " + name, this::acceptAll);
    }

    private void acceptAll() {
        for (int number = 1; !closed.get(); ) {
            // Taken before accept, so that one client too many waits in the backlog and not here.
            free.acquireUninterruptibly();
            SocketChannel accepted = acceptOne();
            if (accepted == null) {
                free.release();
                return;
            }
            if (serve(accepted, name + "." + number)) {
                number++;
            }
        }
    }

    private @Nullable SocketChannel acceptOne() {
        while (!closed.get()) {
            try {
                return channel.accept();
            } catch (IOException failed) {
                if (!channel.isOpen()) {
                    return null;
                }
                // accept(2): too many open files. That lasts until something is closed, and nothing tells when.
                if (awaitStop(RETRY)) {
                    return null;
                }
            }
        }
        return null;
    }

    private boolean awaitStop(Duration atMost) {
        try {
            return stopping.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** False if the client is a probe of the lab, which gets no name, or is gone already. */
    private boolean serve(SocketChannel accepted, String childName) {
        try {
            Endpoint remote = Endpoint.of((InetSocketAddress) accepted.getRemoteAddress());
            Endpoint near = Endpoint.of((InetSocketAddress) accepted.getLocalAddress());
            boolean probe = home.probePorts().isProbe(remote);
            EchoClient client = new EchoClient(childName, accepted, near, remote, home, !probe, this::left);
            clients.add(client);
            if (!probe) {
                home.enter(
                        childName,
                        SocketKind.CONNECTION,
                        near,
                        remote,
                        name,
                        line,
                        client,
                        new WireEvent.Accepted(name));
            }
            client.start();
            if (closed.get()) {
                client.close();
            }
            return !probe;
        } catch (IOException | LabException gone) {
            Quietly.close(accepted);
            clients.removeIf(client -> client.isOf(accepted));
            free.release();
            return false;
        }
    }

    private void left(EchoClient client) {
        clients.remove(client);
        free.release();
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stopping.countDown();
        Quietly.close(channel);
        clients.forEach(EchoClient::close);
        joinAll();
        home.log().lock();
        try {
            home.log().add(name, local, null, new WireEvent.Closed());
            home.ledger().closed(this);
        } finally {
            home.log().unlock();
        }
    }

    private void joinAll() {
        Deadline deadline = Deadline.after(Lab.CLOSING);
        Threads.join(acceptor, deadline);
        clients.forEach(client -> client.join(deadline));
    }
}
