package dev.homeport.lab;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Threads for what TLS engines calculate long: a handshake's signature takes the time of a hundred echoes, so it is kept off
 * the loop that everybody waits for. They end when there is nothing to do.
 */
final class TlsTasks {
    private static final int MOST_THREADS = 4;
    private static final int IDLE_SECONDS = 1;

    private final ThreadPoolExecutor threads;

    TlsTasks(String name) {
        int most = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, name);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Does the client's work, which is nobody else's meanwhile.
     *
     * @param done told afterwards, on any thread
     */
    void run(TlsSelectorClient client, Consumer<TlsSelectorClient> done) {
        Runnable work = () -> {
            try {
                client.layer.work();
            } finally {
                done.accept(client);
            }
        };
        try {
            threads.execute(work);
        } catch (OutOfMemoryError noThread) {
            // pthread_create(3): EAGAIN. Then the others wait for once.
            work.run();
        }
    }

    void stop() {
        threads.shutdownNow();
    }

    void await(Deadline deadline) {
        try {
            threads.awaitTermination(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
