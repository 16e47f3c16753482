package dev.homeport.testkit;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Port;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The test that runs on this thread, or that started it: Awaitility asks on a thread of its own. */
final class Current {
    private static final InheritableThreadLocal<@Nullable Bench> BENCH = new InheritableThreadLocal<>();

    /** For assertions outside a test with a lab: it looks, and never holds a socket. */
    private static final Lab LOOKING = Lab.open(LabSettings.USUAL);

    private Current() {}

    static void enter(Bench bench) {
        BENCH.set(bench);
    }

    static void leave() {
        BENCH.remove();
    }

    static Lab lab() {
        Bench bench = open();
        return bench == null ? LOOKING : bench.lab();
    }

    static Lab lookingLab() {
        return LOOKING;
    }

    /** @throws IllegalStateException unless the test has exactly one port */
    static Port onlyPort(String path) {
        Bench bench = open();
        List<Port> ports = bench == null ? List.of() : bench.ports();
        if (ports.size() != 1) {
            throw new IllegalStateException(path + " names no port, and this test has "
                    + (ports.isEmpty() ? "none" : ports.size() + " of them") + ": write  get(\":62893" + path
                    + "\")  or  get(\"" + path + "\", port)");
        }
        return ports.get(0);
    }

    private static @Nullable Bench open() {
        Bench bench = BENCH.get();
        return bench == null || bench.isClosed() ? null : bench;
    }
}
