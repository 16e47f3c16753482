package dev.homeport.code;

import dev.homeport.lab.Cancellation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Stops snippets. Each loop and each method of a snippet asks it, so no thread has to be killed. */
final class Brake {
    private final Set<Thread> stopped = ConcurrentHashMap.newKeySet();
    private final Cancellation ending = new Cancellation();
    private volatile @Nullable Run current;
    private volatile boolean pulled;
    private volatile boolean over;

    /** The snippet that the learner waits for. */
    private record Run(Thread thread, Cancellation cancellation) {}

    void begins(Thread thread) {
        current = new Run(thread, new Cancellation());
    }

    /** The thread has ended by itself. */
    void ended(Thread thread) {
        stopped.remove(thread);
        pulled = over || !stopped.isEmpty();
        current = null;
    }

    /** Stops the snippet that the learner waits for: where it computes, where it sleeps, and where it waits on a socket. */
    void stop() {
        Run run = current;
        if (run != null) {
            stopped.add(run.thread);
            pulled = true;
            run.cancellation.cancel();
            run.thread.interrupt();
        }
    }

    /** Stops that and every thread that snippets have started, for good. */
    void end() {
        over = true;
        pulled = true;
        stop();
        ending.cancel();
    }

    /** Whether the thread is the one that the learner waits for. */
    boolean isForeground() {
        Run run = current;
        return run != null && run.thread == Thread.currentThread();
    }

    /** What cancels the calling thread's waits: Ctrl-C for the snippet that the learner waits for, else only the end. */
    Cancellation cancellation() {
        Run run = current;
        return run != null && run.thread == Thread.currentThread() ? run.cancellation : ending;
    }

    /** @throws Stopped if the calling thread is to end */
    void check() {
        if (pulled && (over || stopped.contains(Thread.currentThread()))) {
            throw new Stopped();
        }
    }
}
