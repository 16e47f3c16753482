package dev.homeport.testkit;

import dev.homeport.lab.Lab;
import dev.homeport.net.ConnectionState;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this program has open besides the lab: its sockets, by the kernel's table, and its threads. Compared before and after a
 * test. A socket of the program's own has no line that is known to have opened it; a thread is named with the line where it
 * stands.
 */
final class Leftovers {
    /** A server that was told to stop may take a moment to be gone. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** JUnit's own threads, such as the one that watches over timeouts. */
    private static final String OF_JUNIT = "junit-";

    private final Lab lab;
    private final Observed<Map<String, KernelSocket>> sockets;
    private final Set<Thread> threads;

    private Leftovers(Lab lab) {
        this.lab = lab;
        sockets = sockets(lab);
        threads = threads();
    }

    /** Remembers what there is before a test. */
    static Leftovers before() {
        return new Leftovers(Current.lookingLab());
    }

    /** What there is more now, after a moment's grace where there is anything. */
    List<Leak> since() throws InterruptedException {
        long deadline = System.nanoTime() + GRACE.toNanos();
        for (Thread each : newThreads()) {
            // At least 1 ms: join(0) waits for ever.
            each.join(Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        }
        List<Leak> leaks = newSockets();
        Duration left = Duration.ofNanos(deadline - System.nanoTime());
        while (leaks.stream().anyMatch(Leak::grave) && !left.isNegative()) {
            lab.watchKernel();
            lab.awaitChange(lab.revision(), left);
            leaks = newSockets();
            left = Duration.ofNanos(deadline - System.nanoTime());
        }
        List<Leak> all = new ArrayList<>(leaks);
        newThreads().forEach(each -> all.add(new Leak(shown(each), true)));
        return all;
    }

    /** What a test opened through its lab and left open, with the line that opened it. */
    static List<Leak> of(Bench bench) {
        return bench.lab().ledger().stream()
                .filter(each -> each.open() && !bench.isParameter(each.name()) && !isOfServer(each))
                .map(each -> new Leak(shown(each), false))
                .toList();
    }

    private static boolean isOfServer(LedgerEntry entry) {
        return entry.parent() != null && entry.name().startsWith(entry.parent() + ".");
    }

    private static String shown(LedgerEntry entry) {
        String where = entry.localAddress() == null ? "" : " " + entry.localAddress();
        String peer = entry.remoteAddress() == null ? "" : " -> " + entry.remoteAddress();
        return entry.kind().word() + " " + entry.name() + where + peer + ", opened by " + entry.openedBy()
                + " (closed now)";
    }

    private List<Leak> newSockets() {
        return sockets.match(
                known -> sockets(lab)
                        .match(
                                now -> now.entrySet().stream()
                                        .filter(each -> !known.containsKey(each.getKey()))
                                        .map(each -> leak(each.getValue()))
                                        .toList(),
                                Leftovers::unseen),
                Leftovers::unseen);
    }

    private static List<Leak> unseen(String reason) {
        return List.of(new Leak("could not look for sockets left open: " + reason, false));
    }

    private static Leak leak(KernelSocket socket) {
        ConnectionState state = socket.state();
        String peer = socket.remote() == null ? "" : " -> " + socket.remote();
        String what = state == null ? "bound" : "in " + state;
        // A pool keeps connections on purpose; nobody keeps a listener, or a FIN that was never answered.
        boolean grave = state == null || state == ConnectionState.LISTEN || state == ConnectionState.CLOSE_WAIT;
        String transport = socket.transport() == Transport.UDP ? "UDP socket " : "TCP socket ";
        return new Leak(transport + socket.local() + peer + ", still " + what, grave);
    }

    private static Observed<Map<String, KernelSocket>> sockets(Lab lab) {
        long pid = ProcessHandle.current().pid();
        return lab.kernelTable()
                .match(
                        rows -> Observed.seen(rows.stream()
                                .filter(each -> each.owner().match(owner -> owner.pid() == pid, reason -> false))
                                .collect(Collectors.toMap(
                                        each -> each.transport() + " " + each.local() + " " + each.remote(),
                                        each -> each,
                                        (one, same) -> one,
                                        LinkedHashMap::new))),
                        Observed::unseen);
    }

    private List<Thread> newThreads() {
        return threads().stream().filter(each -> !threads.contains(each)).toList();
    }

    /** Those that keep a program alive; virtual threads and daemons don't. */
    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(each -> !each.isDaemon() && !each.getName().startsWith(OF_JUNIT))
                .collect(Collectors.toSet());
    }

    private static String shown(Thread thread) {
        String at = Arrays.stream(thread.getStackTrace())
                .filter(each -> !isOfJdk(each.getClassName()))
                .findFirst()
                .map(each -> ", now at " + each.getFileName() + ":" + each.getLineNumber())
                .orElse("");
        return "thread \"" + thread.getName() + "\", still running" + at;
    }

    private static boolean isOfJdk(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }
}
