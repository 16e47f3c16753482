package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTest {
    @TempDir
    Path home;

    private static Entry passed(String step, int second) {
        return new Entry(Instant.ofEpochSecond(second), Entry.Kind.PASSED, "binding", step, "", "");
    }

    private static Path line(Path file, String line) throws IOException {
        return Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As programs before the numbers wrote it. */
    private static String old(String at, String kind, String step) {
        return "{\"at\":\"" + at + "\",\"kind\":\"" + kind + "\",\"lesson\":\"binding\",\"step\":\"" + step + "\"}";
    }

    private static List<Entry> read(Journal journal) {
        return journal.entries().stream().map(Logged::entry).toList();
    }

    private static Set<String> passedIn(Path folder) {
        try (Journal journal = JournalFolder.toLookAt(folder)) {
            return Progress.of(journal.entries()).passed("binding");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatOneRunAppendsTheNextOneReads() throws IOException {
        Path folder = home.resolve("new/journal");
        Entry typed = new Entry(
                Instant.ofEpochSecond(5), Entry.Kind.LINE, "binding", "ask", "send \"a\\n\u001b\" \"é\"", "ok");
        try (Journal first = new JournalFolder(folder, "a")) {
            first.append(typed);
            first.append(passed("s1", 1));
        }
        try (Journal second = new JournalFolder(folder, "b")) {
            assertThat(read(second)).containsExactly(passed("s1", 1));
            assertThat(second.takeWarnings()).isEmpty();
        }
        String line = Files.readAllLines(folder.resolve("a.jsonl")).get(0);
        assertThat(EntryJson.read(line, "", 0).orElseThrow().entry()).isEqualTo(typed);
        assertThat(EntryJson.isTyped(line)).isTrue();
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
            assertThat(read(next)).containsExactly(passed("s1", 1));
            assertThat(next.takeWarnings()).isEmpty();
        }
    }

    private Path garbled() throws IOException {
        Path file = line(home.resolve("old.jsonl"), old("1970-01-01T00:00:01Z", "passed", "s1"));
        line(file, old("1970-01-01T00:00:02Z", "passed", "s2"));
        Files.write(file, new byte[] {(byte) 0xff, 0, '{', '\n'}, StandardOpenOption.APPEND);
        return Files.writeString(file, old("1970-01-01T00:00:03Z", "passed", "s3"), StandardOpenOption.APPEND);
    }

    @Test
    void aGarbledFileIsKeptAsideAndSaidAndItsGoodLinesCount() throws IOException {
        byte[] whole = Files.readAllBytes(garbled());
        try (Journal next = new JournalFolder(home, "next")) {
            assertThat(read(next)).containsExactly(passed("s1", 1), passed("s2", 2), passed("s3", 3));
            next.tidy();
            assertThat(next.takeWarnings()).singleElement().asString().contains("old.jsonl", "garbled-");
            assertThat(next.entries()).hasSize(3);
            next.tidy();
            assertThat(next.takeWarnings()).isEmpty();
        }
        assertThat(passedIn(home)).containsExactlyInAnyOrder("s1", "s2", "s3");
        String aside = names().stream()
                .filter(n -> n.startsWith("old.jsonl.garbled-"))
                .findFirst()
                .orElseThrow();
        assertThat(home.resolve(aside)).hasBinaryContent(whole);
    }

    @Test
    void lookingOnlyChangesNothing() throws IOException {
        garbled();
        List<String> before = names();
        try (Journal looks = JournalFolder.toLookAt(home)) {
            assertThat(looks.entries()).hasSize(3);
            looks.tidy();
            looks.append(passed("s4", 4));
            assertThat(looks.takeWarnings())
                    .containsExactly("Part of the journal old.jsonl can't be read. What can be is used.");
        }
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void atNoMomentOfARepairOrAFoldIsAnythingLost() throws IOException {
        garbled();
        fill(home.resolve("long.jsonl"), "s4");
        Snapshots moments = new Snapshots(home);
        try (Journal next = new JournalFolder(home, "next", moments, false)) {
            next.entries();
            next.tidy();
        }
        assertThat(home.resolve("folded/long.jsonl")).exists();
        // Before, amid and after the writing, and around each of three moves.
        assertThat(moments.all).hasSize(9).allSatisfy(moment -> {
            assertThat(passedIn(moment)).containsExactlyInAnyOrder("s1", "s2", "s3", "s4");
            try (Journal after = new JournalFolder(moment, "after")) {
                after.entries();
                after.tidy();
            }
            assertThat(passedIn(moment)).containsExactlyInAnyOrder("s1", "s2", "s3", "s4");
        });
    }

    @Test
    void aFullDiskAtAnyMomentOfARepairLosesNothing() throws IOException {
        for (int full = 0; full < 4; full++) {
            Path folder = Files.createDirectories(home.resolve("full" + full));
            Files.move(garbled(), folder.resolve("old.jsonl"));
            fill(folder.resolve("long.jsonl"), "s4");
            try (Journal next = new JournalFolder(folder, "next", new FullDisk(full), false)) {
                next.entries();
                next.tidy();
                assertThat(Progress.of(next.entries()).passed("binding")).hasSize(4);
                assertThat(next.takeWarnings()).anyMatch(said -> said.contains("old.jsonl can't be read"));
            }
            assertThat(passedIn(folder)).containsExactlyInAnyOrder("s1", "s2", "s3", "s4");
        }
    }

    private static void fill(Path file, String step) throws IOException {
        String typed = "{\"at\":\"1970-01-01T00:00:05Z\",\"kind\":\"line\",\"text\":\"sockets\",\"outcome\":\"ok\"}\n";
        Files.writeString(file, typed.repeat(JournalFolder.MOST_LINES - 1));
        line(file, old("1970-01-01T00:00:04Z", "passed", step));
    }

    @Test
    void aLongJournalIsFoldedAndNothingOfItIsThrownAway() throws IOException {
        fill(home.resolve("long.jsonl"), "s1");
        byte[] whole = Files.readAllBytes(home.resolve("long.jsonl"));
        try (Journal next = new JournalFolder(home, "next")) {
            next.entries();
            next.tidy();
            assertThat(next.takeWarnings()).isEmpty();
        }
        assertThat(names()).hasSize(2).contains("folded");
        assertThat(home.resolve("folded/long.jsonl")).hasBinaryContent(whole);
        assertThat(passedIn(home)).containsExactly("s1");
    }

    @Test
    void manyFilesAreFoldedToo() throws IOException {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < JournalFolder.MOST_FILES; i++) {
            line(home.resolve("run" + i + ".jsonl"), old("1970-01-01T00:00:01Z", "passed", "s" + i));
            expected.add("s" + i);
        }
        try (Journal next = new JournalFolder(home, "next")) {
            next.entries();
            next.tidy();
        }
        assertThat(names()).hasSize(2);
        assertThat(passedIn(home)).isEqualTo(expected);
    }

    @Test
    void whatARunThatGoesOnAppendsAfterAFoldCounts() throws IOException {
        fill(home.resolve("long.jsonl"), "s1");
        try (Journal first = new JournalFolder(home, "first");
                Journal second = new JournalFolder(home, "second")) {
            first.append(passed("s2", 2));
            second.entries();
            second.tidy();
            assertThat(home.resolve("folded/long.jsonl")).exists();
            assertThat(home.resolve("first.jsonl")).exists();
            first.append(passed("s3", 3));
        }
        assertThat(passedIn(home)).containsExactlyInAnyOrder("s1", "s2", "s3");
    }

    @Test
    void terminalsThatFoldReadAndAppendAtOnceLoseNothing() throws Exception {
        Set<String> expected = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            fill(home.resolve("long" + i + ".jsonl"), "old" + i);
            expected.add("old" + i);
        }
        ExecutorService terminals = Executors.newFixedThreadPool(4);
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String run = "run" + i;
            expected.add(run);
            all.add(terminals.submit(() -> {
                try (Journal each = new JournalFolder(home, run)) {
                    assertThat(Progress.of(each.entries()).passed("binding")).contains("old0", "old3");
                    each.append(passed(run, 1));
                    each.tidy();
                }
            }));
        }
        for (Future<?> each : all) {
            each.get(60, TimeUnit.SECONDS);
        }
        terminals.shutdown();
        assertThat(passedIn(home)).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void aResetDatedTomorrowForgetsNothingThatPassesAfterIt() throws IOException {
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
        line(home.resolve("z.jsonl"), old("2026-01-01T00:00:00Z", "passed", "s0"));
        line(home.resolve("z.jsonl"), old(tomorrow, "reset", ""));
        try (Journal journal = new JournalFolder(home, "run")) {
            journal.entries();
            journal.append(passed("s1", 1));
            journal.append(passed("s2", 2));
        }
        assertThat(passedIn(home)).containsExactlyInAnyOrder("s1", "s2");
    }

    @Test
    void aTerminalThatDidNotKnowOfAResetLosesNothingThatPassesAfterIt() throws IOException {
        try (Journal one = new JournalFolder(home, "one");
                Journal two = new JournalFolder(home, "two")) {
            one.append(passed("s1", 1));
            two.append(new Entry(Instant.now(), Entry.Kind.RESET, "binding", "", "", ""));
            // As if the second had written with a clock that is a day ahead.
            Path file = home.resolve("two.jsonl");
            Matcher number = Pattern.compile("\"n\":(\\d+)").matcher(Files.readString(file));
            assertThat(number.find()).isTrue();
            long ahead = Long.parseLong(number.group(1)) + Duration.ofDays(1).toMillis();
            Files.writeString(file, number.replaceFirst("\"n\":" + ahead));
            one.append(passed("s2", 2));
        }
        assertThat(passedIn(home)).containsExactly("s2");
    }

    @Test
    void aResetForgetsWhatAnotherTerminalPassedSinceThisOneBegan() {
        try (Journal one = new JournalFolder(home, "one");
                Journal two = new JournalFolder(home, "two")) {
            two.entries();
            one.append(passed("s1", 1));
            two.append(new Entry(Instant.now(), Entry.Kind.RESET, "binding", "", "", ""));
        }
        assertThat(passedIn(home)).isEmpty();
    }

    @Test
    void runsOfOneNameHaveFilesOfTheirOwn() {
        try (Journal one = new JournalFolder(home, "7");
                Journal two = new JournalFolder(home, "7")) {
            one.append(passed("s1", 1));
            two.append(passed("s2", 2));
            assertThat(home.resolve("7-2.jsonl")).exists();
        }
        assertThat(passedIn(home)).containsExactlyInAnyOrder("s1", "s2");
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenOnceItCanBe() throws IOException {
        Path inTheWay = Files.writeString(home.resolve("file"), "");
        try (Journal journal = new JournalFolder(inTheWay, "run")) {
            journal.append(passed("s1", 1));
            assertThat(journal.takeWarnings()).hasSize(1);
            Files.delete(inTheWay);
            journal.append(passed("s2", 2));
            assertThat(journal.takeWarnings()).isEmpty();
        }
        assertThat(passedIn(inTheWay)).containsExactlyInAnyOrder("s1", "s2");
    }

    @Test
    void hostileNumbersAndEndlessLinesGarbleOnlyTheirLine() throws IOException {
        Path file = home.resolve("x.jsonl");
        for (String number : List.of("-1", "9223372036854775807", "1e400", "\"7\"", "1.5")) {
            line(
                    file,
                    old("1970-01-01T00:00:01Z", "passed", "bad").replace("\"kind\"", "\"n\":" + number + ",\"kind\""));
        }
        line(file, "{\"at\":\"" + "x".repeat(3 << 20));
        line(file, old("+1000000000-12-31T23:59:59Z", "passed", "s1"));
        line(file, old("1970-01-01T00:00:01Z", "passed", "s2"));
        try (Journal journal = new JournalFolder(home, "run")) {
            // A text is no number, so that line counts as one without.
            assertThat(Progress.of(journal.entries()).passed("binding")).containsExactlyInAnyOrder("bad", "s1", "s2");
        }
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneWarning() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "in the way");
        try (Journal journal = new JournalFolder(file.resolve("journal"), "run")) {
            journal.append(passed("s1", 1));
            journal.append(passed("s2", 2));
            assertThat(read(journal)).containsExactly(passed("s1", 1), passed("s2", 2));
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
            assertThat(read(journal)).isEqualTo(List.of(passed("s1", 1)));
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

    /** Copies the folder before, amid and after all that is done to files: what a kill in that moment would leave. */
    private static final class Snapshots implements Disk {
        final List<Path> all = new ArrayList<>();
        private final Path folder;
        private final Disk disk = Disk.real();

        Snapshots(Path folder) {
            this.folder = folder;
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            take();
            disk.write(file, Arrays.copyOf(content, content.length / 2));
            take();
            disk.write(file, content);
            take();
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            take();
            disk.move(from, to);
            take();
        }

        private void take() throws IOException {
            Path copy = Files.createTempDirectory("moment");
            all.add(copy);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(each, copy.resolve(each.getFileName()));
                }
            }
        }
    }

    /** Has room for so many things to be done. */
    private static final class FullDisk implements Disk {
        private final Disk disk = Disk.real();
        private int room;

        FullDisk(int room) {
            this.room = room;
        }

        @Override
        public void write(Path file, byte[] content) throws IOException {
            if (room-- <= 0) {
                disk.write(file, Arrays.copyOf(content, content.length / 2));
                throw new IOException("No space left on device");
            }
            disk.write(file, content);
        }

        @Override
        public void move(Path from, Path to) throws IOException {
            if (room-- <= 0) {
                throw new IOException("No space left on device");
            }
            disk.move(from, to);
        }
    }
}
