package dev.homeport.kernel;

import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Tells whether the kernel's table changed since the last question.
 *
 * <p>On Linux it compares lines of /proc/net (proc(5)), at about three microseconds a line. The table with owners costs some
 * milliseconds: every process of the machine is looked into for its sockets. The inode stands in for the owner.
 */
public final class KernelChanges {
    private static final Path PROC = Path.of("/proc");

    private final Kernel kernel;
    private final Ignored ignored;
    private final boolean fromProc;
    private long before;

    /** Which rows do not count. */
    public interface Ignored {
        /** By the row's two ports; the remote one is 0 where there is none. */
        boolean test(int local, int remote);
    }

    public KernelChanges(Kernel kernel, Ignored ignored) {
        this.kernel = kernel;
        this.ignored = ignored;
        fromProc = ProcNet.isReadable(PROC);
        before = sumOf(this::rows);
    }

    /** Since the last question, or since this was made. */
    public boolean changed() {
        long now = sumOf(this::rows);
        boolean changed = now != before;
        before = now;
        return changed;
    }

    /** Of the rows' hashes, in whatever order they come: after a load test there are thousands, too many to keep. */
    static long sumOf(Consumer<Consumer<String>> rows) {
        LongAdder sum = new LongAdder();
        rows.accept(row -> sum.add(hash(row)));
        return sum.sum();
    }

    /** FNV-1a with 64 bits: that a change leaves the sum as it was is not to be feared. */
    private static long hash(String row) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < row.length(); i++) {
            hash = (hash ^ row.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    void rows(Consumer<String> each) {
        if (fromProc) {
            fromProc(each);
        } else {
            for (KernelSocket socket : kernel.table().orElse(List.of())) {
                if (!isIgnored(socket)) {
                    each.accept(socket.transport() + " " + socket.local() + " " + socket.remote() + " " + socket.state()
                            + " " + pid(socket));
                }
            }
        }
    }

    private void fromProc(Consumer<String> each) {
        try {
            ProcNet.lines(PROC, (table, columns) -> {
                int local = ProcNet.port(columns.get(ProcNet.LOCAL));
                if (!ignored.test(local, ProcNet.port(columns.get(ProcNet.REMOTE)))) {
                    each.accept(table
                            + columns.get(ProcNet.LOCAL)
                            + columns.get(ProcNet.REMOTE)
                            + columns.get(ProcNet.STATE)
                            + columns.get(ProcNet.INODE));
                }
            });
        } catch (IOException unreadable) {
            // Then nothing is seen to change.
            return;
        }
    }

    private boolean isIgnored(KernelSocket socket) {
        Endpoint remote = socket.remote();
        return ignored.test(socket.local().port(), remote == null ? 0 : remote.port());
    }

    private static int pid(KernelSocket socket) {
        return socket.owner().match(owner -> owner.pid(), reason -> 0);
    }
}
