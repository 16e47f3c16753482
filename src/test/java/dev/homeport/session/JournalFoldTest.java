package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repairs and folds: old files are put away only once a new one says what they said. */
class JournalFoldTest extends JournalTest {
    @TempDir
    Path moments;

    @Test
    void atNoMomentOfARepairOrAFoldIsAnythingLost() throws IOException {
        garbled();
        fill(home.resolve("long.jsonl"), "s4");
        Snapshots taken = new Snapshots(home, moments);
        try (Journal next = new JournalFolder(home, "next", taken, false)) {
            next.entries();
            next.tidy();
        }
        assertThat(home.resolve("folded/long.jsonl")).exists();
        // Before, amid and after the writing, and around each of three moves.
        assertThat(taken.all).hasSize(9).allSatisfy(moment -> {
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

    /** Copies the folder before, amid and after all that is done to files: what a kill in that moment would leave. */
    private static final class Snapshots implements Disk {
        final List<Path> all = new ArrayList<>();
        private final Path folder;
        private final Path copies;
        private final Disk disk = Disk.real();

        Snapshots(Path folder, Path copies) {
            this.folder = folder;
            this.copies = copies;
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
            Path copy = Files.createTempDirectory(copies, "moment");
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
