package dev.homeport.lab;

import dev.homeport.net.EchoMode;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A thread for each client, so that a slow one keeps only its own thread waiting. */
final class ThreadEach implements EchoStrategy {
    private final EchoDesk desk;
    private final BlockingAcceptor acceptor;
    private final boolean virtual;
    private final Semaphore free;
    private final Map<EchoClient, Thread> clients = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;

    ThreadEach(EchoDesk desk) {
        this.desk = desk;
        acceptor = new BlockingAcceptor(desk);
        virtual = desk.settings().mode() == EchoMode.VIRTUAL;
        free = new Semaphore(desk.settings().maxClients());
    }

    @Override
    public void start() {
        thread = ServerThreads.start("lab echo " + desk.name(), this::acceptAll, virtual);
    }

    private void acceptAll() {
        while (!acceptor.isStopped()) {
            // Taken before accept, so that one client too many waits in the backlog and not here.
            if (!free.tryAcquire()) {
                desk.tally().held.incrementAndGet();
                free.acquireUninterruptibly();
            }
            SocketChannel next = acceptor.next();
            if (next == null) {
                return;
            }
            EchoClient client = EchoClient.of(desk, next, this::left);
            if (client == null) {
                free.release();
            } else {
                serve(client);
            }
        }
    }

    private void serve(EchoClient client) {
        try {
            clients.put(client, Thread.currentThread());
            Thread own = ServerThreads.start("lab echo client", client::serve, virtual);
            clients.replace(client, own);
        } catch (OutOfMemoryError noThread) {
            // pthread_create(3): EAGAIN. What runs already goes on.
            client.close();
            desk.couldNotStartThread();
            acceptor.backOff();
        }
        if (acceptor.isStopped()) {
            client.close();
        }
        if (client.isClosed()) {
            clients.remove(client);
        }
    }

    private void left(EchoClient client) {
        clients.remove(client);
        free.release();
    }

    @Override
    public void close(Deadline deadline) {
        acceptor.stop();
        // Wakes an acceptor that waits at the limit.
        free.release();
        Threads.join(thread, deadline);
        Map<EchoClient, Thread> last = Map.copyOf(clients);
        last.keySet().forEach(EchoClient::close);
        last.values().forEach(each -> Threads.join(each, deadline));
    }
}
