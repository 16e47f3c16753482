package dev.homeport.kernel;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which processes have which sockets open: the links in /proc/PID/fd (proc(5)). A forked child shares its parent's socket
 * (fork(2)), and so does what a process becomes by exec(2) where the descriptor is not close-on-exec.
 */
final class OpenSockets {
    private static final String PREFIX = "socket:[";

    private OpenSockets() {}

    /** The processes that have them open, by inode, as far as this user may look. */
    static Map<Long, Set<Integer>> by(Path proc, Set<Long> inodes) {
        Map<Long, Set<Integer>> pids = new HashMap<>();
        if (!inodes.isEmpty()) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, OpenSockets::isProcess)) {
                for (Path each : processes) {
                    add(each, inodes, pids);
                }
            } catch (IOException | RuntimeException unreadable) {
                // Then nothing is known of owners.
                return pids;
            }
        }
        return pids;
    }

    private static boolean isProcess(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static void add(Path process, Set<Long> inodes, Map<Long, Set<Integer>> pids) {
        int pid = Integer.parseInt(String.valueOf(process.getFileName()));
        for (long inode : of(process)) {
            if (inodes.contains(inode)) {
                pids.computeIfAbsent(inode, unseen -> new TreeSet<>()).add(pid);
            }
        }
    }

    /** The inodes of one process's sockets; each as often as it is open. None where it ended meanwhile, or is another user's. */
    static List<Long> of(Path process) {
        List<Long> inodes = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path each : all) {
                inode(each).ifPresent(inodes::add);
            }
        } catch (IOException | RuntimeException gone) {
            return inodes;
        }
        return inodes;
    }

    private static Optional<Long> inode(Path descriptor) {
        try {
            String target = Files.readSymbolicLink(descriptor).toString();
            return target.startsWith(PREFIX)
                    ? Optional.of(Long.parseLong(target, PREFIX.length(), target.length() - 1, 10))
                    : Optional.empty();
        } catch (IOException | RuntimeException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
