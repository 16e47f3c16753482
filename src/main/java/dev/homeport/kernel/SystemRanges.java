package dev.homeport.kernel;

import dev.homeport.net.Observed;
import dev.homeport.net.Port;
import dev.homeport.net.PortRange;
import dev.homeport.net.RangeFact;
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
import org.jspecify.annotations.Nullable;

/** Ports that this kernel sets apart: reserved, excluded, or free for everybody to bind. */
public final class SystemRanges {
    private static final Path LINUX = Path.of("/proc/sys/net/ipv4");
    private static final Duration WITHIN = Duration.ofSeconds(2);

    private SystemRanges() {}

    /** @param system as {@code os.name} has it; one that is not known has no such ranges */
    public static List<RangeFact> read(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("linux")) {
            return List.of(
                    new RangeFact(
                            "reserved, this kernel",
                            look(() -> reserved(line("ip_local_reserved_ports"))),
                            "never picked by the kernel; a program can bind them by number",
                            "net.ipv4.ip_local_reserved_ports"),
                    new RangeFact(
                            "unprivileged, this kernel",
                            look(() -> from(line("ip_unprivileged_port_start"))),
                            "any user may bind them",
                            "net.ipv4.ip_unprivileged_port_start"));
        }
        if (name.contains("mac")) {
            return List.of(
                    mac("high, this kernel", "hifirst", "hilast", "picked for programs that ask for a high port"),
                    mac("low, this kernel", "lowfirst", "lowlast", "picked, downwards, for programs with privileges"));
        }
        if (name.contains("windows")) {
            return List.of(new RangeFact(
                    "excluded, this system",
                    look(() -> excluded(run("netsh", "int", "ipv4", "show", "excludedportrange", "protocol=tcp"))),
                    "kept for services such as Hyper-V; a bind is not permitted",
                    "netsh int ipv4 show excludedportrange"));
        }
        return List.of();
    }

    /** Where something is read and turned into ranges. */
    private interface Reading {
        Observed<List<PortRange>> read() throws IOException;
    }

    private static Observed<List<PortRange>> look(Reading reading) {
        try {
            return reading.read();
        } catch (IOException failed) {
            return Observed.unseen("it cannot be read: " + Reason.of(failed));
        }
    }

    private static RangeFact mac(String name, String first, String last, String meaning) {
        String prefix = "net.inet.ip.portrange.";
        return new RangeFact(
                name,
                look(() -> firstAndLast(run("/usr/sbin/sysctl", "-n", prefix + first, prefix + last))),
                meaning,
                prefix + first + ", " + last);
    }

    /** Numbers and ranges between commas, such as {@code 8080,9148-9160}; an empty line is none. */
    static Observed<List<PortRange>> reserved(String text) {
        List<PortRange> ranges = new ArrayList<>();
        for (String each : text.strip().split(",", -1)) {
            String[] ends = each.strip().split("-", -1);
            if (!each.isBlank()) {
                PortRange range = ends.length > 2 ? null : range(ends[0], ends[ends.length - 1]);
                if (range == null) {
                    return unreadable(text);
                }
                ranges.add(range);
            }
        }
        return Observed.seen(List.copyOf(ranges));
    }

    /** The first port that needs no privilege; all above it need none. */
    static Observed<List<PortRange>> from(String text) {
        PortRange range = range(text.strip(), Integer.toString(Port.MAX));
        return range == null ? unreadable(text) : Observed.seen(List.of(range));
    }

    /** Two numbers. Either may be the smaller one: FreeBSD and macOS count the low range downwards. */
    static Observed<List<PortRange>> firstAndLast(String text) {
        String[] words = text.strip().split("\\s+", -1);
        if (words.length == 2) {
            PortRange upwards = range(words[0], words[1]);
            PortRange range = upwards == null ? range(words[1], words[0]) : upwards;
            if (range != null) {
                return Observed.seen(List.of(range));
            }
        }
        return unreadable(text);
    }

    /** Lines of two numbers, perhaps with a star; the headings depend on the system's language. */
    static Observed<List<PortRange>> excluded(String text) {
        List<PortRange> ranges = new ArrayList<>();
        boolean table = false;
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split("\\s+", -1);
            table |= words.length > 1 && words[0].startsWith("---");
            boolean row = words.length == 2 || (words.length == 3 && words[2].equals("*"));
            PortRange range = row ? range(words[0], words[1]) : null;
            if (range != null) {
                ranges.add(range);
            }
        }
        return table ? Observed.seen(List.copyOf(ranges)) : unreadable(text);
    }

    /** Null where the words are no bounds of a range. */
    private static @Nullable PortRange range(String first, String last) {
        try {
            return new PortRange(Integer.parseInt(first.strip()), Integer.parseInt(last.strip()));
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    private static Observed<List<PortRange>> unreadable(String text) {
        String shown = text.strip();
        return Observed.unseen("the system's answer is no list of ports: \""
                + shown.substring(0, Math.min(shown.length(), 60)) + "\"");
    }

    private static String run(String... command) throws IOException {
        return SystemCommand.run(WITHIN, command).text();
    }

    private static String line(String file) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(LINUX.resolve(file), StandardCharsets.US_ASCII)) {
            String line = reader.readLine();
            return line == null ? "" : line;
        }
    }
}
