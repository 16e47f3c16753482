package dev.homeport.kernel;

import dev.homeport.net.Observed;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The kernel's Unix domain sockets, in /proc/net/unix (proc(5)). Other systems show theirs to no program that asks so. */
public final class UnixTable {
    private static final Path TABLE = Path.of("/proc/net/unix");

    /** __SO_ACCEPTCON: it listens. */
    private static final int ACCEPTS = 0x10000;

    private static final int FLAGS = 3;
    private static final int INODE = 6;

    private UnixTable() {}

    /** LISTEN where a program listens there, as {@code ss -x} says it; empty where none does. */
    public static Observed<Optional<String>> listenState(UnixPath path) {
        return listeners(path)
                .match(
                        all -> Observed.seen(all.isEmpty() ? Optional.empty() : Optional.of("LISTEN")),
                        reason -> Observed.unseen(reason));
    }

    /** The sockets that listen there, as the links in /proc/PID/fd name them: {@code socket:[4711]}. */
    static Observed<Set<String>> listeners(UnixPath path) {
        Set<String> found = new TreeSet<>();
        try {
            for (String line : Files.readAllLines(TABLE, StandardCharsets.ISO_8859_1)) {
                String[] columns = line.endsWith(" " + path.path()) ? line.split(" +") : new String[0];
                if (columns.length > INODE && (Integer.parseInt(columns[FLAGS], 16) & ACCEPTS) != 0) {
                    found.add("socket:[" + columns[INODE] + "]");
                }
            }
            return Observed.seen(found);
        } catch (IOException elsewhere) {
            return Observed.unseen("this system shows no table of Unix sockets");
        }
    }
}
