package dev.homeport.code;

import dev.homeport.net.BoundSocket;
import dev.homeport.net.Observed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The second line of defence: what Java has opened past the lab, in whatever way, is in the kernel's table all the same. After
 * each snippet, and every half second from the first one on, it is looked for, named on the screen and, where a variable holds
 * it, entered in the lab or closed. The programs that Java has started are looked at, too.
 */
final class Lookout {
    private static final long PAUSE_MILLIS = 500;

    /** Watching takes at most a twentieth of one processor, also where the table is long. */
    private static final int PAUSE_FOR_EACH_LOOK = 20;

    /** What the lab is just opening is in its ledger by then. */
    private static final long OPENING_MILLIS = 50;

    private final Bench bench;
    private final Supplier<Collection<Object>> variables;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Set<String> known = new HashSet<>();
    private final Set<Long> started = new HashSet<>();
    private Set<Long> startedByOthers = Set.of();
    private boolean runs;
    private boolean saidThatItIsBlind;

    /** @param variables what the variables of snippets hold now */
    Lookout(Bench bench, Supplier<Collection<Object>> variables) {
        this.bench = bench;
        this.variables = variables;
        unknown().forEach(each -> known.add(each.id()));
        Thread thread = new Thread(this::watch, "java lookout");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        try {
            long pause = TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
            while (!ended.await(pause, TimeUnit.NANOSECONDS)) {
                long began = System.nanoTime();
                lookAround();
                pause = Math.max(
                        TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS), (System.nanoTime() - began) * PAUSE_FOR_EACH_LOOK);
            }
        } catch (InterruptedException nobodyDoes) {
            Thread.currentThread().interrupt();
        }
    }

    void end() {
        ended.countDown();
    }

    /** A snippet will run: the programs that there are now are not Java's. */
    synchronized void begins() {
        startedByOthers = below();
        startedByOthers.removeAll(started);
        runs = true;
    }

    /** It is over. */
    synchronized void snippetEnded() {
        Set<Long> now = below();
        now.removeAll(startedByOthers);
        started.addAll(now);
        lookAround();
        runs = false;
    }

    private static Set<Long> below() {
        return ProcessHandle.current()
                .descendants()
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private synchronized void lookAround() {
        List<BoundSocket> first = unknown();
        if (first.isEmpty()) {
            return;
        }
        try {
            if (ended.await(OPENING_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException ctrlC) {
            Thread.currentThread().interrupt();
        }
        for (BoundSocket each : unknown()) {
            if (first.contains(each)) {
                known.add(each.id());
                bench.printer().tell(said(each, runs ? " by " + bench.line() : ""));
            }
        }
    }

    /** What the lab had once stays known: a selector can keep it open a little longer. */
    private List<BoundSocket> unknown() {
        List<BoundSocket> unknown = new ArrayList<>();
        for (BoundSocket each : look()) {
            if (bench.lab().guests().isEntered(each)) {
                known.add(each.id());
            } else if (!known.contains(each.id())) {
                unknown.add(each);
            }
        }
        return unknown;
    }

    private List<BoundSocket> look() {
        started.removeIf(pid -> ProcessHandle.of(pid).isEmpty());
        Set<Long> pids = new HashSet<>(started);
        pids.add(ProcessHandle.current().pid());
        Observed<List<BoundSocket>> bound = bench.lab().guests().bound(pids);
        bound.match(seen -> true, reason -> {
            if (!saidThatItIsBlind) {
                saidThatItIsBlind = true;
                bench.printer().tell("what Java opens past the playground cannot be noticed here: " + reason);
            }
            return false;
        });
        return bound.orElse(List.of());
    }

    private String said(BoundSocket stray, String by) {
        boolean exposed = !stray.local().isLoopback();
        String what = stray.transport() + " " + stray.local()
                + (stray.local().isWildcard()
                        ? ", open to every address,"
                        : exposed ? ", which other machines can reach," : "");
        if (stray.pid() != ProcessHandle.current().pid()) {
            return what + " is of " + program(stray.pid())
                    + ", which Java has started: a program of its own is not held to loopback and not in the ledger. `free "
                    + stray.local().port() + "` ends it";
        }
        String past = what + " was opened past the playground" + by;
        Optional<Belonging> held = Belonging.among(variables.get(), stray);
        if (held.isEmpty()) {
            return past + " and is not in the ledger: close it in Java, or leave with `quit`, which ends it";
        }
        if (exposed) {
            held.get().close();
            return past + ": it is closed again";
        }
        return held.get()
                .enter(bench)
                .map(name -> past + ": it is in the ledger now, as " + name)
                .orElse(past + " and is not in the ledger: close it in Java, or leave with `quit`, which ends it");
    }

    private static String program(long pid) {
        String command = ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().command())
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .orElse("a program");
        return command + " (process " + pid + ")";
    }
}
