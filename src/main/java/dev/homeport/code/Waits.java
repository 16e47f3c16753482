package dev.homeport.code;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Waits that no interrupt ends, so that Ctrl-C could not: what rewritten snippets call instead. Public for them alone. */
public final class Waits {
    private Waits() {}

    /** A wait that an interrupt ends. */
    private interface Wait {
        void end() throws InterruptedException;
    }

    /** CompletableFuture.join. */
    public static Object join(CompletableFuture<?> future) {
        through(() -> {
            try {
                future.get();
            } catch (ExecutionException | CancellationException over) {
                // join() tells it in its own way.
            }
        });
        return future.join();
    }

    /** Lock.lock. */
    public static void lock(Lock lock) {
        through(lock::lockInterruptibly);
    }

    /** ReentrantLock.lock. */
    public static void lock(ReentrantLock lock) {
        lock((Lock) lock);
    }

    /** @throws Stopped if the calling thread is to end; another interrupt is kept for later, as the original does */
    private static void through(Wait wait) {
        Bench bench = Benches.ofCaller();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    wait.end();
                    return;
                } catch (InterruptedException e) {
                    bench.brake().check();
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
