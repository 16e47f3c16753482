package dev.homeport.kernel;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which processes have the listening sockets of a port open, on Linux. A forked child shares its parent's socket, and OSHI's
 * table names only one of them. Elsewhere, and where this user may not look, there is nothing here.
 *
 * @param users the number of the user whose socket it is, by inode
 * @param pids the processes that have it open, by inode; none where that is not permitted
 */
record SocketShares(Map<String, String> users, Map<String, Set<Integer>> pids) {
    private static final Path PROC = Path.of("/proc");
    private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");
    // The columns of proc_net_tcp.rst in the kernel's documentation.
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int USER = 7;
    private static final int INODE = 9;
    private static final String LISTEN = "0A";

    static SocketShares of(int port) {
        Map<String, String> users = new HashMap<>();
        for (String table : TABLES) {
            addSockets(table, port, users);
        }
        return new SocketShares(users, openBy(users.keySet()));
    }

    /** The processes that have the sockets open, by inode, as far as this user may look. */
    static Map<String, Set<Integer>> openBy(Set<String> inodes) {
        Map<String, Set<Integer>> pids = new HashMap<>();
        if (!inodes.isEmpty()) {
            ProcessHandle.allProcesses().forEach(each -> addShares((int) each.pid(), inodes, pids));
        }
        return pids;
    }

    /** All that share a socket of this port with the process, which is one of them. */
    Set<Integer> sharingWith(int pid) {
        Set<Integer> all = new TreeSet<>(Set.of(pid));
        pids.values().stream().filter(each -> each.contains(pid)).forEach(all::addAll);
        return all;
    }

    /** The one user who has all sockets of this port that no process can be named for; empty if there are several. */
    String userOfTheRest() {
        Set<String> rest = new TreeSet<>();
        users.forEach((inode, user) -> {
            if (!pids.containsKey(inode)) {
                rest.add(user);
            }
        });
        return rest.size() == 1 ? rest.iterator().next() : "";
    }

    private static void addSockets(String table, int port, Map<String, String> users) {
        String wanted = String.format(":%04X", port);
        try (BufferedReader lines =
                Files.newBufferedReader(PROC.resolve("net").resolve(table), StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.strip().split(" +", -1);
                if (columns.length > INODE
                        && columns[LOCAL].endsWith(wanted)
                        && (table.startsWith("udp") || columns[STATE].equals(LISTEN))) {
                    users.put("socket:[" + columns[INODE] + "]", columns[USER]);
                }
            }
        } catch (IOException notLinux) {
            // Or IPv6 is switched off: then there are no rows.
        }
    }

    private static void addShares(int pid, Set<String> inodes, Map<String, Set<Integer>> pids) {
        Path descriptors = PROC.resolve(Integer.toString(pid)).resolve("fd");
        try (DirectoryStream<Path> all = Files.newDirectoryStream(descriptors)) {
            for (Path each : all) {
                String target = Files.readSymbolicLink(each).toString();
                if (inodes.contains(target)) {
                    pids.computeIfAbsent(target, inode -> new TreeSet<>()).add(pid);
                }
            }
        } catch (IOException | RuntimeException gone) {
            // Ended meanwhile, or another user's.
        }
    }
}
