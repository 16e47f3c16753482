package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JournalFolderTest extends JournalTest {
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
}
