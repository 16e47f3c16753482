package dev.homeport.kernel;

import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Who a process is now: /proc/PID/comm, cmdline, exe and status (proc(5)). Another user may read all but exe. */
final class ProcProcess {
    private static final int MOST_BYTES = 64 << 10;
    private static final String EFFECTIVE_USER = "Uid:";

    private ProcProcess() {}

    static Observed<Owner> read(Path proc, int pid) {
        Path process = proc.resolve(Integer.toString(pid));
        try {
            String name = text(process.resolve("comm")).strip();
            List<String> arguments = words(text(process.resolve("cmdline")));
            return Observed.seen(new Owner(pid, name, file(process), arguments, user(process)));
        } catch (IOException gone) {
            return Observed.unseen("process " + pid + " is already gone");
        }
    }

    /** A program may write over its command line (setproctitle(3)): then there are spaces and zeros after it. */
    private static List<String> words(String commandLine) {
        List<String> words = new ArrayList<>(List.of(commandLine.split("\0")));
        words.removeIf(String::isEmpty);
        return words;
    }

    private static String file(Path process) {
        try {
            String file = Files.readSymbolicLink(process.resolve("exe")).toString();
            String replaced = " (deleted)";
            return file.endsWith(replaced) ? file.substring(0, file.length() - replaced.length()) : file;
        } catch (IOException | RuntimeException notTold) {
            return "";
        }
    }

    /** The user whose rights it has: the second number of the line. */
    private static String user(Path process) throws IOException {
        for (String line : text(process.resolve("status")).split("\n")) {
            if (line.startsWith(EFFECTIVE_USER)) {
                String[] numbers =
                        line.substring(EFFECTIVE_USER.length()).strip().split("\\s+");
                return numbers.length < 2 ? "" : UserNames.of(Integer.parseUnsignedInt(numbers[1]), process);
            }
        }
        return "";
    }

    // Not Files.readString: it believes the length 0 that proc gives its files.
    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
