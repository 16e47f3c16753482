package dev.homeport.term;

import dev.homeport.session.SessionEvent;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Has the step judged again when something changes on the machine while the learner types. */
final class Watcher implements AutoCloseable {
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final LabView lab;
    private final Turn turn;
    private final Runnable tick;
    private final BooleanSupplier due;
    private final Consumer<SessionEvent> events;
    private final Thread thread;
    private volatile boolean over;
    private long seen;

    /**
     * @param tick judges the step again and shows what came of it
     * @param due whether time alone has made a tick worth it; asked about once a second
     * @param events takes a warning if that cannot go on
     */
    Watcher(LabView lab, Turn turn, Runnable tick, BooleanSupplier due, Consumer<SessionEvent> events) {
        this.lab = lab;
        this.turn = turn;
        this.tick = tick;
        this.due = due;
        this.events = events;
        this.thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
    }

    void start() {
        // Not on the thread: what changes until it runs is worth a tick, too.
        seen = lab.revision();
        thread.start();
    }

    private void watch() {
        try {
            lab.watchKernel();
            while (!over) {
                boolean worthIt = lab.awaitChange(seen, LOOK_UP) || due.getAsBoolean();
                if (worthIt && !turn.whileTyping(this::tick)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // Whatever it is, the learner can go on without it.
            events.accept(new SessionEvent.Warned(
                    "Steps no longer tick by themselves (" + e + "). The command check still looks."));
        }
    }

    private void tick() {
        // Read first: what changes during the tick is worth another one.
        seen = lab.revision();
        tick.run();
    }

    @Override
    public void close() {
        over = true;
        turn.end();
        thread.interrupt();
    }
}
