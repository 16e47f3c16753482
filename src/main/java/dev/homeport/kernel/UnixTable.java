package dev.homeport.kernel;

import dev.homeport.net.Observed;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kernel's Unix domain sockets, in /proc/net/unix (proc(5)). Other systems show theirs to no program that asks so. */
public final class UnixTable {
    private static final Path TABLE = Path.of("/proc/net/unix");

    /** __SO_ACCEPTCON: it listens. */
    private static final int ACCEPTS = 0x10000;

    private static final int FLAGS = 3;
    private static final int STATE = 5;
    private static final int INODE = 6;

    /** SS_UNCONNECTED: bound, or listening. What accept(2) brings has the path as well, and is SS_CONNECTED. */
    private static final int UNCONNECTED = 1;

    private UnixTable() {}

    /** LISTEN where a program listens there, as {@code ss -x} says it; empty where none does. */
    public static Observed<Optional<String>> listenState(UnixPath path) {
        return sockets(path)
                .match(
                        all -> Observed.seen(
                                all.containsValue(true) ? Optional.of("LISTEN") : Optional.<String>empty()),
                        Observed::unseen);
    }

    /** The inodes of the sockets that are bound to it, and whether each listens. */
    static Observed<Map<Long, Boolean>> sockets(UnixPath path) {
        Map<Long, Boolean> found = new TreeMap<>();
        try {
            for (String line : Files.readAllLines(TABLE, StandardCharsets.ISO_8859_1)) {
                String[] columns = line.endsWith(" " + path.path()) ? line.split(" +") : new String[0];
                if (columns.length > INODE && Integer.parseInt(columns[STATE], 16) == UNCONNECTED) {
                    found.put(Long.parseLong(columns[INODE]), (Integer.parseInt(columns[FLAGS], 16) & ACCEPTS) != 0);
                }
            }
            return Observed.seen(found);
        } catch (IOException elsewhere) {
            return Observed.unseen("this system shows no table of Unix sockets");
        }
    }
}
