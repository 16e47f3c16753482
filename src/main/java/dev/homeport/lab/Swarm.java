package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.SwarmPlan;
import dev.homeport.net.SwarmProgress;
import dev.homeport.net.SwarmResult;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A swarm on a thread of its own, so that a slow screen slows no client. One thing in the ledger, however many clients. */
final class Swarm implements Held {
    private final String name;
    private final Address to;
    private final SwarmPlan plan;
    private final Home home;
    private final Selector selector;
    private final SwarmTally tally = new SwarmTally();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile SwarmProgress progress = new SwarmProgress(0, 0, 0);
    private volatile boolean stopped;
    private volatile @Nullable Thread thread;
    private boolean cutShort;
    private @Nullable Exception broken;

    /** @throws IOException if no selector can be opened */
    Swarm(String name, Address to, SwarmPlan plan, Home home) throws IOException {
        this.name = name;
        this.to = to;
        this.plan = plan;
        this.home = home;
        selector = Selector.open();
    }

    void start() {
        thread = ServerThreads.start("lab swarm " + name, this::work, false);
    }

    private void work() {
        try {
            new SwarmLoop(to, plan, tally, () -> stopped, now -> progress = now).run(selector);
        } catch (IOException | RuntimeException thrown) {
            broken = thrown;
        } finally {
            cutShort = stopped;
            Quietly.close(selector);
            done.countDown();
        }
    }

    SwarmProgress progress() {
        return progress;
    }

    /** Whether it has ended; waits for that at most as long. */
    boolean await(Duration atMost) throws InterruptedException {
        return done.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Ends it soon, from any thread; what it has done stays. */
    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /** What it did; only after it has ended. */
    SwarmResult result() throws LabException {
        if (broken != null) {
            throw Troubles.other("the swarm broke off", broken);
        }
        return tally.result(plan, cutShort);
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        stop();
        if (thread == null) {
            Quietly.close(selector);
        }
        Threads.join(thread, Deadline.after(Lab.CLOSING));
        home.log().lock();
        try {
            WireEvent.What what = new WireEvent.Swarmed(tally.connected, tally.messages, tally.bytes, tally.failed());
            home.log().add(name, null, to, what);
            home.ledger().closed(this);
        } finally {
            home.log().unlock();
        }
    }
}
