package dev.homeport.lab;

import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells whether the kernel's table changed since the last question.
 *
 * <p>On Linux it compares lines of /proc/net (proc(5)), which takes a tenth of a millisecond; OSHI's table takes 8 ms here and
 * grows with the processes of the machine, as it looks into each for its sockets. The inode stands in for the owner.
 */
final class KernelChanges {
    private static final List<Path> TABLES = List.of(
            Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"), Path.of("/proc/net/udp"), Path.of("/proc/net/udp6"));
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private final Kernel kernel;
    private final ProbePorts probePorts;
    private final boolean fromProc;
    private Set<String> before;

    KernelChanges(Kernel kernel, ProbePorts probePorts) {
        this.kernel = kernel;
        this.probePorts = probePorts;
        fromProc = Files.isReadable(TABLES.get(0));
        before = rows();
    }

    boolean changed() {
        Set<String> now = rows();
        boolean changed = !now.equals(before);
        before = now;
        return changed;
    }

    Set<String> rows() {
        Set<String> rows = new HashSet<>();
        if (fromProc) {
            TABLES.forEach(table -> addRows(table, rows));
        } else {
            for (KernelSocket each : kernel.table().orElse(List.of())) {
                if (!isProbe(each)) {
                    rows.add(each.transport() + " " + each.local() + " " + each.remote() + " " + each.state() + " "
                            + pid(each));
                }
            }
        }
        return rows;
    }

    private void addRows(Path table, Set<String> rows) {
        List<String> lines;
        try {
            lines = Files.readAllLines(table, StandardCharsets.US_ASCII);
        } catch (IOException absent) {
            // IPv6 is switched off: then there are no rows of it.
            return;
        }
        for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
            String[] columns = line.strip().split("\\s+", INODE + 2);
            if (columns.length > INODE && !isProbe(columns[LOCAL]) && !isProbe(columns[REMOTE])) {
                rows.add(table + columns[LOCAL] + columns[REMOTE] + columns[STATE] + columns[INODE]);
            }
        }
    }

    private boolean isProbe(String hexEndpoint) {
        int port = Integer.parseInt(hexEndpoint.substring(hexEndpoint.lastIndexOf(':') + 1), 16);
        return port != 0 && probePorts.contains(port);
    }

    private boolean isProbe(KernelSocket socket) {
        Endpoint remote = socket.remote();
        return probePorts.contains(socket.local().port()) || (remote != null && probePorts.contains(remote.port()));
    }

    private static int pid(KernelSocket socket) {
        return socket.owner().match(owner -> owner.pid(), reason -> 0);
    }
}
