package dev.homeport.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A TCP server on loopback with a {@link Habit}: not the lab's, which knows it as another program's. */
public final class TcpServer implements AutoCloseable {
    /** Who serves a client that was accepted. */
    public enum Staff {
        /** A thread for each. */
        EACH,
        /** The thread that accepts: one client after the other. */
        ONE,
        /** A pool of two threads. */
        TWO,
        /** As EACH, and whoever comes as the third or later is closed at once. */
        AT_MOST_TWO,
        /** Takes one client, and listens no more. */
        ONE_SHOT
    }

    private static final int BACKLOG = 128;

    private final ServerSocket listener;
    private final Habit habit;
    private final Staff staff;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();
    private final AtomicInteger accepted = new AtomicInteger();
    private volatile int lastPeer;
    private final ExecutorService threads;
    private final Thread acceptor;

    private TcpServer(Habit habit, Staff staff, ServerSocket listener) {
        this.habit = habit;
        this.staff = staff;
        this.listener = listener;
        threads = staff == Staff.TWO ? Executors.newFixedThreadPool(2) : Executors.newCachedThreadPool();
        acceptor = new Thread(this::accept, "server " + habit);
        acceptor.start();
    }

    /** On a port of 127.0.0.1 that the system chose. */
    public static TcpServer open(Habit habit, Staff staff) throws IOException {
        return open(habit, staff, "127.0.0.1", 0, BACKLOG);
    }

    public static TcpServer open(Habit habit) throws IOException {
        return open(habit, Staff.EACH);
    }

    public static TcpServer open(Habit habit, Staff staff, String address, int port, int backlog) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(InetAddress.getByName(address), port), backlog);
        return new TcpServer(habit, staff, listener);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections it took. */
    public int accepted() {
        return accepted.get();
    }

    /** The port of the client that came last; 0 before the first. */
    public int lastPeer() {
        return lastPeer;
    }

    private void accept() {
        Executor serving = staff == Staff.ONE ? Runnable::run : threads;
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                int number = accepted.incrementAndGet();
                lastPeer = client.getPort();
                clients.add(client);
                if (staff == Staff.AT_MOST_TWO && number > 2) {
                    close(client);
                } else {
                    serving.execute(() -> serve(client));
                }
                if (staff == Staff.ONE_SHOT) {
                    listener.close();
                }
            } catch (IOException closed) {
                // The loop's condition tells.
            }
        }
    }

    private void serve(Socket client) {
        try {
            habit.serve(client, over);
        } catch (IOException gone) {
            // Its client left, or the server was closed.
        } finally {
            close(client);
        }
    }

    private void close(Socket client) {
        try {
            client.close();
        } catch (IOException gone) {
            // Then it is closed.
        } finally {
            clients.remove(client);
        }
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        listener.close();
        clients.forEach(this::close);
        threads.shutdownNow();
        try {
            acceptor.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
