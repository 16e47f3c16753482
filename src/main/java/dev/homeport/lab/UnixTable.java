package dev.homeport.lab;

import dev.homeport.net.Observed;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The kernel's Unix domain sockets, in /proc/net/unix (proc(5)). Other systems show theirs to no program that asks so. */
final class UnixTable {
    private static final Path TABLE = Path.of("/proc/net/unix");

    /** __SO_ACCEPTCON: it listens. */
    private static final int ACCEPTS = 0x10000;

    private static final int FLAGS = 3;

    private UnixTable() {}

    static Observed<Optional<String>> listenState(UnixPath path) {
        try {
            for (String line : Files.readAllLines(TABLE, StandardCharsets.ISO_8859_1)) {
                if (line.endsWith(" " + path.path())) {
                    String[] columns = line.split(" +");
                    if ((Integer.parseInt(columns[FLAGS], 16) & ACCEPTS) != 0) {
                        return Observed.seen(Optional.of("LISTEN"));
                    }
                }
            }
            return Observed.seen(Optional.empty());
        } catch (IOException elsewhere) {
            return Observed.unseen("this system shows no table of Unix sockets");
        }
    }
}
