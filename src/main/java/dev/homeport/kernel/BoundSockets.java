package dev.homeport.kernel;

import dev.homeport.net.BoundSocket;
import dev.homeport.net.Endpoint;
import dev.homeport.net.KernelSocket;
import dev.homeport.net.Observed;
import dev.homeport.net.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What some processes have bound. On Linux it reads the tables and the descriptors of these processes alone (proc(5)), which
 * takes a millisecond or two; OSHI's table looks into all processes.
 */
public final class BoundSockets {
    private static final Path PROC = Path.of("/proc");
    // The columns of proc_net_tcp.rst in the kernel's documentation.
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";
    private static final String NO_PORT = ":0000";

    private BoundSockets() {}

    /** Of these processes, as far as this user may look. */
    public static Observed<List<BoundSocket>> of(Set<Long> pids, Kernel kernel) {
        return Files.isReadable(PROC.resolve("net/tcp")) ? fromProc(pids) : fromTable(pids, kernel);
    }

    private static Observed<List<BoundSocket>> fromTable(Set<Long> pids, Kernel kernel) {
        return kernel.table()
                .match(
                        rows -> Observed.seen(rows.stream()
                                .filter(row ->
                                        row.isListener() || (row.transport() == Transport.UDP && row.remote() == null))
                                .filter(row -> pids.contains(pid(row)))
                                .map(row -> new BoundSocket(
                                        row.transport(), row.local(), pid(row), row.transport() + " " + row.local()))
                                .toList()),
                        Observed::unseen);
    }

    private static long pid(KernelSocket row) {
        return row.owner().match(owner -> (long) owner.pid(), unknown -> 0L);
    }

    private static Observed<List<BoundSocket>> fromProc(Set<Long> pids) {
        Map<String, BoundSocket> all = new HashMap<>();
        for (Transport transport : Transport.values()) {
            String table = transport == Transport.TCP ? "tcp" : "udp";
            read(PROC.resolve("net").resolve(table), transport, all);
            read(PROC.resolve("net").resolve(table + "6"), transport, all);
        }
        List<BoundSocket> found = new ArrayList<>();
        for (long pid : pids) {
            for (String id : descriptors(pid)) {
                BoundSocket socket = all.get(id);
                if (socket != null) {
                    found.add(new BoundSocket(socket.transport(), socket.local(), pid, id));
                }
            }
        }
        return Observed.seen(List.copyOf(found));
    }

    private static void read(Path table, Transport transport, Map<String, BoundSocket> into) {
        try (BufferedReader lines = Files.newBufferedReader(table, StandardCharsets.US_ASCII)) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.strip().split(" +", -1);
                boolean bound = columns.length > INODE
                        && (transport == Transport.TCP
                                ? columns[STATE].equals(LISTEN)
                                : columns[REMOTE].endsWith(NO_PORT));
                if (bound) {
                    String id = "socket:[" + columns[INODE] + "]";
                    into.put(id, new BoundSocket(transport, endpoint(columns[LOCAL]), 0, id));
                }
            }
        } catch (IOException absent) {
            // IPv6 is switched off: then there are no rows of it.
        }
    }

    /** The address stands there as words of 32 bits, each as this processor keeps it. */
    private static Endpoint endpoint(String column) throws IOException {
        int colon = column.indexOf(':');
        ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(column.substring(0, colon)));
        ByteBuffer address = ByteBuffer.allocate(words.remaining()).order(ByteOrder.nativeOrder());
        while (words.hasRemaining()) {
            address.putInt(words.getInt());
        }
        return new Endpoint(
                InetAddress.getByAddress(address.array()), Integer.parseInt(column.substring(colon + 1), 16));
    }

    private static List<String> descriptors(long pid) {
        List<String> targets = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("fd"))) {
            for (Path each : all) {
                targets.add(target(each));
            }
        } catch (IOException | RuntimeException gone) {
            // Ended meanwhile.
        }
        return targets;
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
