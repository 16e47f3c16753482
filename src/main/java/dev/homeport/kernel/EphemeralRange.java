package dev.homeport.kernel;

import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import dev.homeport.words.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads from which ports this kernel picks: ip(7) on Linux, sysctl on macOS, netsh on Windows. */
final class EphemeralRange {
    private static final Path LINUX = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private EphemeralRange() {}

    static Observed<PortRange> read(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        try {
            if (name.contains("linux")) {
                return firstAndLast(linux());
            }
            if (name.contains("mac")) {
                return firstAndLast(
                        run("/usr/sbin/sysctl", "-n", "net.inet.ip.portrange.first", "net.inet.ip.portrange.last"));
            }
            if (name.contains("windows")) {
                return firstAndCount(run("netsh", "int", "ipv4", "show", "dynamicport", "tcp"));
            }
        } catch (IOException failed) {
            return Observed.unseen("the kernel's ephemeral range cannot be read: " + Reason.of(failed));
        }
        return Observed.unseen("how to read the ephemeral range of this system is not known here");
    }

    // Not Files.readString: it believes the length 0 that proc gives its files and begins with a read of one byte, and
    // such a
    // file answers the first read only.
    private static String linux() throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(LINUX, StandardCharsets.US_ASCII)) {
            return String.valueOf(reader.readLine());
        }
    }

    /** Two numbers: the first port and the last. */
    static Observed<PortRange> firstAndLast(String text) {
        List<Integer> numbers = numbers(text);
        return numbers.size() == 2 ? range(numbers.get(0), numbers.get(1), text) : unreadable(text);
    }

    /** The last two numbers: the first port and how many there are. netsh's words depend on the system's language. */
    static Observed<PortRange> firstAndCount(String text) {
        List<Integer> numbers = numbers(text);
        int size = numbers.size();
        return size < 2
                ? unreadable(text)
                : range(numbers.get(size - 2), numbers.get(size - 2) + numbers.get(size - 1) - 1, text);
    }

    private static Observed<PortRange> range(int first, int last, String text) {
        try {
            return Observed.seen(new PortRange(first, last));
        } catch (IllegalArgumentException outOfRange) {
            return unreadable(text);
        }
    }

    private static Observed<PortRange> unreadable(String text) {
        return Observed.unseen("the kernel's answer is no port range: \"" + text.strip() + "\"");
    }

    /** Words of digits only, so that "ipv4" is none. */
    private static List<Integer> numbers(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!word.isEmpty() && word.length() <= 6 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
                numbers.add(Integer.parseInt(word));
            }
        }
        return numbers;
    }

    private static String run(String... command) throws IOException {
        return SystemCommand.run(WITHIN, command).text();
    }
}
