package dev.homeport.term;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Says who may use the console: the learner's lines, or the watcher while a line is only being typed. One at a time.
 */
final class Turn {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean typing;
    private boolean over;

    /** The learner types: the watcher may work. */
    void typing() {
        lock.lock();
        try {
            typing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A line will run: waits until the watcher is done, and keeps it away. */
    void running() {
        lock.lock();
        try {
            typing = false;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes the watcher for good. */
    void end() {
        lock.lock();
        try {
            over = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the learner types, and works then.
     *
     * @return false if it is over
     */
    boolean whileTyping(Runnable work) throws InterruptedException {
        lock.lock();
        try {
            while (!typing && !over) {
                changed.await();
            }
            if (over) {
                return false;
            }
            work.run();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
