package dev.homeport.lab;

import dev.homeport.net.Exam;
import dev.homeport.net.Exam.Result;
import dev.homeport.net.LoopbackAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the name localhost stands for, by the resolver and by the hosts file (hosts(5)). */
final class NameExams {
    private static final String LOCALHOST = "localhost";
    private static final long MOST_BYTES = 1 << 20;

    private NameExams() {}

    static Exam localhost() {
        return localhost(NameResolver.resolve(LOCALHOST).orElse(List.of()));
    }

    static Exam localhost(List<InetAddress> found) {
        String name = "the name localhost";
        String expected = "127.0.0.1 and ::1 (RFC 6761, section 6.3)";
        String hosts = "the hosts file needs a line `127.0.0.1 localhost`";
        String seen = found.isEmpty()
                ? "it is not known"
                : found.stream()
                        .map(each -> Addresses.hostOf(new dev.homeport.net.Endpoint(each, 1)))
                        .collect(Collectors.joining(" and "));
        if (!found.stream().allMatch(InetAddress::isLoopbackAddress)) {
            return new Exam(name, Result.PROBLEM, "addresses of loopback only", seen, hosts);
        }
        if (!found.contains(LoopbackAddress.V4)) {
            return new Exam(name, Result.PROBLEM, expected, seen, hosts);
        }
        return found.contains(LoopbackAddress.V6)
                ? Exam.ok(name, seen)
                : new Exam(
                        name,
                        Result.WARNING,
                        expected,
                        seen + " only",
                        "add `::1 localhost` to the hosts file, for clients that ask for IPv6");
    }

    static Exam hostsFile() {
        String windows = System.getenv("SystemRoot");
        boolean onWindows = windows != null && System.getProperty("os.name", "").startsWith("Windows");
        return hostsFile(
                onWindows
                        ? Path.of(String.valueOf(windows), "System32", "drivers", "etc", "hosts")
                        : Path.of("/etc/hosts"),
                onWindows);
    }

    /** @param builtIn whether the resolver knows localhost without the file, as on Windows */
    static Exam hostsFile(Path file, boolean builtIn) {
        String name = "hosts file";
        Set<String> addresses = new TreeSet<>();
        try {
            if (Files.size(file) > MOST_BYTES) {
                return new Exam(name, Result.UNKNOWN, "", file + " is longer than 1 MiB and was not read", "");
            }
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            for (String line : text.lines().toList()) {
                String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
                if (Arrays.asList(words).subList(1, words.length).contains(LOCALHOST)) {
                    addresses.add(words[0]);
                }
            }
        } catch (IOException unreadable) {
            return new Exam(name, Result.UNKNOWN, "", file + " cannot be read", "");
        }
        String seen = addresses.isEmpty()
                ? "localhost is not in " + file
                : "localhost is " + String.join(" and ", addresses) + " in " + file;
        List<String> foreign =
                addresses.stream().filter(each -> !isLoopback(each)).toList();
        if (!foreign.isEmpty()) {
            return new Exam(
                    name,
                    Result.PROBLEM,
                    "localhost stays on this machine",
                    seen,
                    "take the line with " + foreign.get(0) + " out of " + file);
        }
        return addresses.isEmpty() && !builtIn
                ? new Exam(
                        name,
                        Result.WARNING,
                        "localhost is in it",
                        seen,
                        "add `127.0.0.1 localhost` and `::1 localhost`")
                : Exam.ok(name, seen);
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.startsWith("fe80::1%");
    }
}
