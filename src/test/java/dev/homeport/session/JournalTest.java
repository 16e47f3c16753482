package dev.homeport.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the journal write and read. */
abstract class JournalTest {
    @TempDir
    Path home;

    static Entry passed(String step, int second) {
        return new Entry(Instant.ofEpochSecond(second), Entry.Kind.PASSED, "binding", step, "", "");
    }

    static Path line(Path file, String line) throws IOException {
        return Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As programs before the numbers wrote it. */
    static String old(String at, String kind, String step) {
        return "{\"at\":\"" + at + "\",\"kind\":\"" + kind + "\",\"lesson\":\"binding\",\"step\":\"" + step + "\"}";
    }

    static List<Entry> read(Journal journal) {
        return journal.entries().stream().map(Logged::entry).toList();
    }

    static Set<String> passedIn(Path folder) {
        try (Journal journal = JournalFolder.toLookAt(folder)) {
            return Progress.of(journal.entries()).passed("binding");
        }
    }

    final List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    final Path garbled() throws IOException {
        Path file = line(home.resolve("old.jsonl"), old("1970-01-01T00:00:01Z", "passed", "s1"));
        line(file, old("1970-01-01T00:00:02Z", "passed", "s2"));
        Files.write(file, new byte[] {(byte) 0xff, 0, '{', '\n'}, StandardOpenOption.APPEND);
        return Files.writeString(file, old("1970-01-01T00:00:03Z", "passed", "s3"), StandardOpenOption.APPEND);
    }
}
