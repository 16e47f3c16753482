package dev.homeport.lab;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A random wait before each act, to bring races to light. The same seed gives the same waits. */
final class Delays {
    private final Random random;
    private final long longestNanos;
    private final CountDownLatch labClosed = new CountDownLatch(1);

    Delays(LabSettings settings) {
        random = new Random(settings.seed());
        longestNanos = settings.longestDelay().toNanos();
    }

    /** @throws LabException CANCELLED */
    void before(Act act) throws LabException {
        if (act.cancellation().isCancelled()) {
            throw Troubles.cancelled(act.line());
        }
        if (longestNanos <= 0) {
            return;
        }
        CountDownLatch cancelled = new CountDownLatch(1);
        Cancellation.Listening listening = act.cancellation().onCancel(cancelled::countDown);
        try {
            if (labClosed.getCount() > 0 && cancelled.await(next(), TimeUnit.NANOSECONDS)) {
                throw Troubles.cancelled(act.line());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Troubles.cancelled(act.line());
        } finally {
            listening.close();
        }
    }

    /** For acts that nothing cancels. */
    void before() throws LabException {
        before(new Act("this act", Duration.ZERO, new Cancellation()));
    }

    void end() {
        labClosed.countDown();
    }

    /** The next wait in nanoseconds. */
    synchronized long next() {
        return (long) (random.nextDouble() * longestNanos);
    }
}
