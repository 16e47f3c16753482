package dev.homeport.lab;

import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a client, serves it to its end, and only then accepts the next: the first server of every textbook. Whoever comes
 * meanwhile is connected, because the kernel shakes hands without the program, and gets no answer.
 */
final class OneAtATime implements EchoStrategy {
    private final EchoDesk desk;
    private final BlockingAcceptor acceptor;
    private volatile @Nullable EchoClient served;
    private volatile @Nullable Thread thread;

    OneAtATime(EchoDesk desk) {
        this.desk = desk;
        acceptor = new BlockingAcceptor(desk);
    }

    @Override
    public void start() {
        thread = ServerThreads.start("lab echo " + desk.name(), this::serveAll);
    }

    private void serveAll() {
        for (SocketChannel next = acceptor.next(); next != null; next = acceptor.next()) {
            EchoClient client = EchoClient.of(desk, next, gone -> {});
            served = client;
            if (client != null) {
                if (acceptor.isStopped()) {
                    client.close();
                }
                client.serve();
            }
        }
    }

    @Override
    public void close(Deadline deadline) {
        acceptor.stop();
        EchoClient last = served;
        if (last != null) {
            last.close();
        }
        Threads.join(thread, deadline);
    }
}
