package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Console.Outcome;
import dev.homeport.session.SessionEvent.LessonPassed;
import dev.homeport.session.SessionEvent.LessonsListed;
import dev.homeport.session.SessionEvent.StepPassed;
import dev.homeport.session.SessionEvent.Warned;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Going on, back, over and out of a lesson, and coming back to it. */
@Timeout(30)
class CourseTest {
    private static final String BODY = """
            ## Open {#open}
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            ## Knock {#knock}
            ```try
            connect web as ada
            ```
            ```expect
            connection ada is established
            ```
            ## Close {#close}
            ```try
            close ada
            ```
            ```expect
            connection ada is closed
            ```
            """;

    @TempDir
    Path home;

    private Learner learner(String run, SessionSettings settings) {
        return new Learner(InlineLessons.of(BODY), new JournalFolder(home, run), settings);
    }

    @Test
    void skippingDoesWhatTheSolutionDoesAndIsNotProgress() {
        try (Learner learner = Learner.in(BODY)) {
            assertThat(learner.type("skip")).isEqualTo(Outcome.OK);
            assertThat(learner.step()).isEqualTo(2);
            assertThat(learner.open()).containsExactly("web");
            assertThat(learner.screen()).contains("Skipped.").contains("listen 0 as web");
            assertThat(learner.session.prompt().passed()).isZero();
            learner.type("connect web as ada");
            assertThat(learner.session.prompt().passed()).isEqualTo(1);
        }
    }

    @Test
    void goingBackBuildsWhatTheStepsBeforeItDid() {
        try (Learner learner = Learner.in(BODY)) {
            learner.type("listen 0 as web");
            learner.type("connect web as ada");
            assertThat(learner.step()).isEqualTo(3);
            learner.type("back");
            assertThat(learner.step()).isEqualTo(2);
            assertThat(learner.open()).containsExactly("web");
            learner.type("back");
            learner.type("back");
            assertThat(learner.step()).isEqualTo(1);
            assertThat(learner.screen()).contains("This is the first step.");
            assertThat(learner.open()).isEmpty();
        }
    }

    @Test
    void aResetBeginsTheStepAgainAndTheOneOfALessonForgetsItsProgress() {
        try (Learner learner = Learner.in(BODY)) {
            learner.type("listen 0 as web");
            learner.type("listen 0 as extra");
            learner.type("reset");
            assertThat(learner.step()).isEqualTo(2);
            assertThat(learner.open()).containsExactly("web");
            assertThat(learner.session.prompt().passed()).isEqualTo(1);
            learner.type("reset a");
            assertThat(learner.step()).isEqualTo(1);
            assertThat(learner.session.prompt().passed()).isZero();
            assertThat(learner.open()).isEmpty();
            assertThat(learner.type("reset b")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("there is no lesson b");
        }
    }

    @Test
    void freePlayGradesNothingAndDoneReturnsToTheStep() {
        try (Learner learner = Learner.in(BODY)) {
            learner.type("listen 0 as web");
            learner.type("play");
            assertThat(learner.step()).isZero();
            learner.type("connect web as ada");
            assertThat(learner.seen(StepPassed.class)).isEmpty();
            learner.type("done");
            assertThat(learner.step()).isEqualTo(2);
            assertThat(learner.open()).containsExactly("web");
            assertThat(learner.type("done")).isEqualTo(Outcome.USAGE);
        }
    }

    @Test
    void whoQuitsComesBackToTheStepWithItsSockets() {
        try (Learner first = learner("1", SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            first.type("listen 0 as web");
            first.type("connect web as ada");
            assertThat(first.type("quit")).isEqualTo(Outcome.QUIT);
        }
        try (Learner second = learner("2", SessionSettings.AT_A_TERMINAL)) {
            assertThat(second.screen()).contains("Welcome back.");
            assertThat(second.step()).isEqualTo(3);
            assertThat(second.open()).contains("ada");
            assertThat(second.session.prompt().passed()).isEqualTo(2);
        }
    }

    @Test
    void aKilledRunLosesNothingThatPassed() throws IOException {
        try (Learner first = learner("1", SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            first.type("listen 0 as web");
        }
        // As kill -9 leaves it: the step has passed, and the entry of the next step was being written.
        Path file = home.resolve("1.jsonl");
        List<String> lines = Files.readAllLines(file);
        int opened = indexOf(lines, "\"step\":\"knock\"");
        Files.writeString(
                file,
                String.join("\n", lines.subList(0, opened)) + "\n"
                        + lines.get(opened).substring(0, 20));
        try (Learner second = learner("2", SessionSettings.AT_A_TERMINAL)) {
            assertThat(second.step()).isEqualTo(2);
            assertThat(second.open()).containsExactly("web");
            assertThat(second.seen(Warned.class)).isEmpty();
        }
    }

    @Test
    void theLastLineCountsEvenWithoutItsNewline() throws IOException {
        try (Learner first = learner("1", SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            first.type("listen 0 as web");
        }
        Path file = home.resolve("1.jsonl");
        Files.writeString(file, Files.readString(file).stripTrailing());
        try (Learner second = learner("2", SessionSettings.AT_A_TERMINAL)) {
            assertThat(second.step()).isEqualTo(2);
        }
    }

    @Test
    void aStepThatIsTakenAgainIsResumedThereAlthoughItPassedOnce() {
        try (Learner first = learner("1", SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            first.type("listen 0 as web");
            first.type("back");
        }
        try (Learner second = learner("2", SessionSettings.AT_A_TERMINAL)) {
            assertThat(second.step()).isEqualTo(1);
        }
    }

    @Test
    void aLessonWhoseEndWasReachedGoesOnAtWhatWasSkipped() {
        try (Learner first = learner("1", SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            first.type("listen 0 as web");
            first.type("skip");
            first.type("close ada");
            assertThat(first.seen(LessonPassed.class)).isEmpty();
            assertThat(first.screen()).contains("2 of 3 steps passed, the others were skipped");
            first.type("start a");
            assertThat(first.step()).isEqualTo(2);
            first.type("connect web as ada");
            first.type("close ada");
            first.type("lessons");
            assertThat(first.seen(LessonsListed.class).get(0).rows().get(0).done())
                    .isTrue();
        }
    }

    @Test
    void twoSessionsOnOneFolderKeepBothTheirProgress() {
        try (Learner one = learner("1", SessionSettings.AT_A_TERMINAL.startingWith("a"));
                Learner two = learner("2", SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            one.type("listen 0 as web");
            two.type("skip");
            two.type("connect web as ada");
            one.type("skip");
            try (Learner three = learner("3", SessionSettings.SCRIPTED)) {
                three.type("lessons");
                assertThat(three.seen(LessonsListed.class).get(0).rows().get(0).passed())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void eachLineIsInTheJournalWithWhatCameOfIt() throws IOException {
        try (Learner learner = learner("1", SessionSettings.SCRIPTED.startingWith("a"))) {
            learner.type("listen 0 as other");
            learner.type("connect nobody");
            learner.type("lisen");
            learner.type("check port ${other.port} is free");
            learner.type("# a remark");
        }
        assertThat(Files.readAllLines(home.resolve("1.jsonl")).stream()
                        .map(line -> EntryJson.read(line, "1", 0).orElseThrow().entry())
                        .filter(e -> e.kind() == Entry.Kind.LINE)
                        .map(e -> e.lesson() + "/" + e.step() + " " + e.text() + ": " + e.outcome()))
                .containsExactly(
                        "a/open listen 0 as other: ok",
                        "a/open connect nobody: failed",
                        "a/open lisen: usage",
                        "a/open check port ${other.port} is free: failed");
    }

    @Test
    void aHomeThatCannotBeWrittenIsOneWarning() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "in the way");
        try (Learner learner = new Learner(
                InlineLessons.of(BODY),
                new JournalFolder(file.resolve("journal"), "1"),
                SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            assertThat(learner.seen(Warned.class)).hasSize(1);
            learner.type("listen 0 as web");
            assertThat(learner.step()).isEqualTo(2);
            assertThat(learner.seen(Warned.class)).isEmpty();
        }
    }

    @Test
    void aWarningThatComesWhileTheLearnerTypesIsShownAtTheNextTick() {
        List<String> waiting = new ArrayList<>();
        Journal warns = new Journal() {
            @Override
            public void append(Entry entry) {}

            @Override
            public List<Logged> entries() {
                return List.of();
            }

            @Override
            public List<String> takeWarnings() {
                List<String> taken = List.copyOf(waiting);
                waiting.clear();
                return taken;
            }

            @Override
            public void close() {}
        };
        try (Learner learner = new Learner(InlineLessons.of(), warns, SessionSettings.AT_A_TERMINAL)) {
            waiting.add("No descriptor is left.");
            learner.session.tick();
            assertThat(learner.seen(Warned.class)).containsExactly(new Warned("No descriptor is left."));
        }
    }

    @Test
    void anUnreadableJournalIsOneWarningHoweverOftenItIsRead() throws IOException {
        Files.createDirectory(home.resolve("odd.jsonl"));
        try (Learner learner = learner("1", SessionSettings.AT_A_TERMINAL.startingWith("a"))) {
            assertThat(learner.seen(Warned.class)).hasSize(1);
            learner.type("start a");
            assertThat(learner.seen(Warned.class)).isEmpty();
        }
    }

    @Test
    void aLessonThatIsNotThereIsSaidAndKnownToTheProgram() {
        try (Learner learner = learner("1", SessionSettings.SCRIPTED.startingWith("b"))) {
            assertThat(learner.screen()).contains("there is no lesson b");
            assertThat(learner.begun).isEqualTo(Outcome.USAGE);
        }
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).isEmpty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError(lines.toString());
    }
}
