package dev.homeport.lab;

import dev.homeport.kernel.Kernel;
import dev.homeport.kernel.KernelChanges;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Notices what other programs do with sockets. */
final class KernelWatch {
    static final Duration PAUSE = Duration.ofMillis(500);

    /** Where a look is slow it is done less often, so that watching takes at most a twentieth of one processor. */
    private static final int PAUSE_FOR_EACH_LOOK = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    KernelWatch(Kernel kernel, Home home) {
        thread = new Thread(() -> watch(kernel, home), "lab kernel watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch(Kernel kernel, Home home) {
        try {
            KernelChanges changes = new KernelChanges(kernel, home.probePorts()::isBetween);
            long pause = PAUSE.toNanos();
            while (!ended.await(pause, TimeUnit.NANOSECONDS)) {
                long began = System.nanoTime();
                if (changes.changed()) {
                    home.log().noticed();
                }
                pause = Math.max(PAUSE.toNanos(), (System.nanoTime() - began) * PAUSE_FOR_EACH_LOOK);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void end(Deadline deadline) {
        ended.countDown();
        Threads.join(thread, deadline);
    }
}
