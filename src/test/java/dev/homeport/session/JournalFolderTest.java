package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTest {
    @TempDir
    Path home;

    private static Entry passed(String step, int second) {
        return new Entry(Instant.ofEpochSecond(second), Entry.Kind.PASSED, "binding", step, "", "");
    }

    @Test
    void whatOneRunAppendsTheNextOneReads() {
        Path folder = home.resolve("new/journal");
        Entry typed = new Entry(
                Instant.ofEpochSecond(5), Entry.Kind.LINE, "binding", "ask", "send \"a\\n\u001b\" \"é\"", "ok");
        try (Journal first = new JournalFolder(folder, "a")) {
            first.append(typed);
        }
        try (Journal second = new JournalFolder(folder, "b")) {
            assertThat(second.entries()).containsExactly(typed);
            assertThat(second.takeWarnings()).isEmpty();
        }
    }

    @Test
    void twoRunsAtOnceLoseNothing() {
        try (Journal one = new JournalFolder(home, "one");
                Journal two = new JournalFolder(home, "two")) {
            one.append(passed("s1", 1));
            two.append(passed("s2", 2));
            one.append(passed("s3", 3));
            assertThat(Progress.of(two.entries()).passed("binding")).containsExactlyInAnyOrder("s1", "s2", "s3");
        }
    }

    @Test
    void aLastLineThatWasBeingWrittenIsNoTrouble() throws IOException {
        try (Journal killed = new JournalFolder(home, "killed")) {
            killed.append(passed("s1", 1));
        }
        Files.writeString(home.resolve("killed.jsonl"), "{\"at\":\"2026-", StandardOpenOption.APPEND);
        try (Journal next = new JournalFolder(home, "next")) {
            assertThat(next.entries()).containsExactly(passed("s1", 1));
            assertThat(next.takeWarnings()).isEmpty();
        }
    }

    @Test
    void aGarbledFileIsKeptAsideAndSaidAndItsGoodLinesCount() throws IOException {
        byte[] good = (EntryJson.write(passed("s1", 1)) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = home.resolve("old.jsonl");
        Files.write(file, good);
        Files.write(file, new byte[] {(byte) 0xff, 0, '{', '\n'}, StandardOpenOption.APPEND);
        Files.write(file, EntryJson.write(passed("s2", 2)).getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        try (Journal next = new JournalFolder(home, "next")) {
            assertThat(next.entries()).containsExactly(passed("s1", 1), passed("s2", 2));
            assertThat(next.takeWarnings()).singleElement().asString().contains("old.jsonl", "garbled-");
            assertThat(next.entries()).hasSize(2);
            assertThat(next.takeWarnings()).isEmpty();
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files.map(p -> p.getFileName().toString())).anyMatch(n -> n.startsWith("old.jsonl.garbled-"));
        }
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneWarning() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "in the way");
        try (Journal journal = new JournalFolder(file.resolve("journal"), "run")) {
            journal.append(passed("s1", 1));
            journal.append(passed("s2", 2));
            assertThat(journal.entries()).isEmpty();
            assertThat(journal.takeWarnings())
                    .singleElement()
                    .asString()
                    .startsWith("Progress can't be kept:")
                    .endsWith("This session works all the same.");
        }
    }

    @Test
    void aFileFromAnotherVersionIsReadAsFarAsItIsKnown() throws IOException {
        Files.writeString(
                home.resolve("newer.jsonl"),
                "{\"at\":\"1970-01-01T00:00:01Z\",\"kind\":\"passed\",\"lesson\":\"binding\",\"step\":\"s1\",\"new\":{\"a\":[1]}}\n");
        try (Journal journal = new JournalFolder(home, "run")) {
            assertThat(journal.entries()).isEqualTo(List.of(passed("s1", 1)));
        }
    }

    @Test
    void stateLivesWhereTheSystemKeepsIt() {
        assumeTrue(java.io.File.separatorChar == '/', "paths are written the Unix way here");
        assertThat(StateHome.find(java.util.Map.of(), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/home/ada/.local/state/homeport"));
        assertThat(StateHome.find(java.util.Map.of("XDG_STATE_HOME", "/state"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/state/homeport"));
        assertThat(StateHome.find(java.util.Map.of("XDG_STATE_HOME", "relative"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/home/ada/.local/state/homeport"));
        assertThat(StateHome.find(java.util.Map.of(), "Mac OS X", "/Users/ada"))
                .isEqualTo(Path.of("/Users/ada/Library/Application Support/Homeport"));
        assertThat(StateHome.find(java.util.Map.of("HOME", "/other"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/other/.local/state/homeport"));
        assertThat(StateHome.find(java.util.Map.of("HOMEPORT_STATE", "/else"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/else"));
    }
}
