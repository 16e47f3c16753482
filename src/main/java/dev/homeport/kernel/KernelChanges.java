package dev.homeport.kernel;

import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Tells whether the kernel's table changed since the last question.
 *
 * <p>On Linux it compares lines of /proc/net (proc(5)), at about three microseconds a line. OSHI's table costs 8 ms and more:
 * it looks into every process of the machine for its sockets. The inode stands in for the owner.
 */
public final class KernelChanges {
    private static final List<Path> TABLES = List.of(
            Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"), Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

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
        fromProc = Files.isReadable(TABLES.get(0));
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
            TABLES.forEach(table -> rows(table, each));
        } else {
            for (KernelSocket socket : kernel.table().orElse(List.of())) {
                if (!isIgnored(socket)) {
                    each.accept(socket.transport() + " " + socket.local() + " " + socket.remote() + " " + socket.state()
                            + " " + pid(socket));
                }
            }
        }
    }

    private void rows(Path table, Consumer<String> each) {
        try (BufferedReader reader = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> columns = columns(line);
                if (columns.size() > INODE && !ignored.test(port(columns.get(LOCAL)), port(columns.get(REMOTE)))) {
                    each.accept(
                            table + columns.get(LOCAL) + columns.get(REMOTE) + columns.get(STATE) + columns.get(INODE));
                }
            }
        } catch (IOException absent) {
            // IPv6 is switched off: then there are no rows of it.
            return;
        }
    }

    // By hand: a regular expression takes four times as long, and there can be thousands of lines.
    private static List<String> columns(String line) {
        List<String> columns = new ArrayList<>(INODE + 1);
        int from = 0;
        while (columns.size() <= INODE && from < line.length()) {
            if (line.charAt(from) == ' ') {
                from++;
            } else {
                int space = line.indexOf(' ', from);
                int to = space < 0 ? line.length() : space;
                columns.add(line.substring(from, to));
                from = to;
            }
        }
        return columns;
    }

    private static int port(String hexEndpoint) {
        return Integer.parseInt(hexEndpoint.substring(hexEndpoint.lastIndexOf(':') + 1), 16);
    }

    private boolean isIgnored(KernelSocket socket) {
        Endpoint remote = socket.remote();
        return ignored.test(socket.local().port(), remote == null ? 0 : remote.port());
    }

    private static int pid(KernelSocket socket) {
        return socket.owner().match(owner -> owner.pid(), reason -> 0);
    }
}
