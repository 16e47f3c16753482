package dev.homeport.term;

import dev.homeport.session.Console;
import java.time.Duration;

/** Has the step judged again when something changes on the machine while the learner types. */
final class Watcher implements AutoCloseable {
    private static final Duration LOOK_UP = Duration.ofSeconds(1);

    private final Console console;
    private final LabView lab;
    private final Turn turn;
    private final Runnable afterTick;
    private final Thread thread;
    private volatile boolean over;
    private long seen;

    Watcher(Console console, LabView lab, Turn turn, Runnable afterTick) {
        this.console = console;
        this.lab = lab;
        this.turn = turn;
        this.afterTick = afterTick;
        this.thread = new Thread(this::watch, "watcher");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void watch() {
        try {
            seen = lab.revision();
            lab.watchKernel();
            while (!over) {
                if (lab.awaitChange(seen, LOOK_UP) && !turn.whileTyping(this::tick)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tick() {
        // Read first: what changes during the tick is worth another one.
        seen = lab.revision();
        console.tick();
        afterTick.run();
    }

    @Override
    public void close() {
        over = true;
        turn.end();
        thread.interrupt();
    }
}
