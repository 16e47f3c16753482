package dev.homeport.code;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.net.LedgerEntry;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What the snippets of one prompt share: the lab, the brake, and where their output goes. */
final class Bench {
    /** Java's sockets wait without end unless told otherwise; Ctrl-C and the lab's closing end the wait. */
    static final Duration ENDLESS = Duration.ofDays(365);

    private static final int MOST_OF_LINE = 200;

    private final Lab lab;
    private final Brake brake = new Brake();
    private final Printer printer;
    private final LikelyOwners likelyOwners = new LikelyOwners();
    private final int number;
    private final AtomicReference<@Nullable String> variable = new AtomicReference<>();
    private final Set<Long> reopened = ConcurrentHashMap.newKeySet();
    private volatile String line = "java";

    Bench(Lab lab) {
        this.lab = lab;
        this.number = Benches.enter(this);
        this.printer = new Printer(brake);
    }

    /** Its number in {@link Benches}, which stands in the rewritten classes. */
    int number() {
        return number;
    }

    Lab lab() {
        return lab;
    }

    Brake brake() {
        return brake;
    }

    LikelyOwners likelyOwners() {
        return likelyOwners;
    }

    Printer printer() {
        return printer;
    }

    /** A snippet will run: what it opens is said to be opened by its source, and gets the name of its variable. */
    void begins(String source, @Nullable String variableName) {
        String joined = source.replaceAll("\\s+", " ").strip();
        line = "java { " + (joined.length() > MOST_OF_LINE ? joined.substring(0, MOST_OF_LINE) + "…" : joined) + " }";
        variable.set(variableName);
    }

    /** What runs, or ran last. */
    String line() {
        return line;
    }

    /** @param within null or zero waits without end */
    Act act(@Nullable Duration within) {
        return new Act(line, within == null || within.isZero() ? ENDLESS : within, brake.cancellation());
    }

    /** The lab's name for what is opened now: the variable's that it is for, once, if that can be a name and is free. */
    @Nullable
    String takeName() {
        if (!brake.isForeground()) {
            return null;
        }
        String name = variable.getAndSet(null);
        boolean fits = name != null
                && name.length() <= 32
                && name.matches("[A-Za-z][A-Za-z0-9_]*")
                && !name.equals("any")
                && !name.equals("kernel")
                && lab.find(name).filter(e -> e.open()).isEmpty();
        return fits ? name : null;
    }

    /** The calling thread waits for what comes to it. One that the learner does not wait for makes it a server's. */
    void waitsAt(String name) {
        if (!brake.isForeground()) {
            lab.guests().attended(name);
        }
    }

    /** A snippet's socket stands for this entry from now on, and stood for another of the name before. */
    void reopened(LedgerEntry entry) {
        reopened.add(entry.firstEvent());
    }

    boolean isReopened(LedgerEntry entry) {
        return reopened.contains(entry.firstEvent());
    }

    void end() {
        brake.end();
        Benches.leave(number);
    }
}
