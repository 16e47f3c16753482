package dev.homeport.lab;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Accepts for a strategy whose thread may wait. */
final class BlockingAcceptor {
    static final Duration RETRY = Duration.ofMillis(100);

    private final EchoDesk desk;
    private final CountDownLatch stopping = new CountDownLatch(1);

    BlockingAcceptor(EchoDesk desk) {
        this.desk = desk;
    }

    /** Waits for a client; null once stopped. */
    @Nullable
    SocketChannel next() {
        while (stopping.getCount() > 0) {
            try {
                if (desk.mayAccept()) {
                    return desk.channel().accept();
                }
                backOff();
            } catch (IOException failed) {
                if (!desk.channel().isOpen()) {
                    return null;
                }
                desk.couldNotAccept(failed);
                backOff();
            }
        }
        return null;
    }

    /** What is missing is missing until something is closed, and nothing tells when. */
    void backOff() {
        try {
            if (stopping.await(RETRY.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    boolean isStopped() {
        return stopping.getCount() == 0;
    }

    void stop() {
        stopping.countDown();
        desk.close();
    }
}
