package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Console.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lesson that is played from its file, before it stands in a course. */
@Timeout(30)
class DraftsTest {
    private static final String STEP = """
            ## Open {#open}
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            """;

    @TempDir
    Path folder;

    private Path draft(String body) throws Exception {
        return Files.writeString(
                folder.resolve("draft.md"), "---\nid: a\ntitle: A draft\nminutes: 1\nneeds: zzz\n---\n" + body);
    }

    private Learner learner(Journal journal) {
        return new Learner(
                InlineLessons.of(STEP + STEP.replace("open", "again").replace("web", "w2")),
                journal,
                SessionSettings.SCRIPTED);
    }

    @Test
    void itPassesAndCountsForNoLessonOfTheCourse() throws Exception {
        try (Learner learner = learner(new JournalFolder(folder.resolve("journal"), "one"))) {
            learner.type("start a");
            learner.type("listen 0 as web");
            assertThat(learner.step()).isEqualTo(2);
            assertThat(learner.type("start " + draft(STEP))).isEqualTo(Outcome.OK);
            assertThat(learner.screen())
                    .contains("counts for no lesson of the course")
                    .contains("A draft");
            learner.type("listen 0 as web");
            assertThat(learner.seen(SessionEvent.LessonPassed.class)).hasSize(1);
        }
        try (Learner again = learner(new JournalFolder(folder.resolve("journal"), "two"))) {
            assertThat(again.type("lessons")).isEqualTo(Outcome.OK);
            SessionEvent.LessonsListed.Row row =
                    again.seen(SessionEvent.LessonsListed.class).get(0).rows().get(0);
            assertThat(row.passed()).isOne();
            again.type("start");
            assertThat(again.session.prompt().lessonId()).contains("a");
            assertThat(again.step()).isEqualTo(2);
        }
    }

    @Test
    void itBeginsAtItsBeginningEachTimeAndSaysHowToTakeItAgain() throws Exception {
        try (Learner learner = learner(Journal.none())) {
            String start = "start " + draft(STEP + STEP.replace("open", "again").replace("web", "w2"));
            learner.type(start);
            learner.type("listen 0 as web");
            learner.type(start);
            assertThat(learner.step()).isOne();
            learner.type("skip");
            learner.type("skip");
            assertThat(learner.screen()).contains("0 of 2 steps passed").contains("`" + start + "` takes it again");
        }
    }

    @Test
    void allThatIsWrongWithItIsShownAsVerifyShowsIt() throws Exception {
        try (Learner learner = learner(Journal.none())) {
            Path file = draft(STEP.replace("listen 0", "lissten 0").replace("is listening", "is lisening"));
            assertThat(learner.type("start " + file)).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen())
                    .contains("draft.md:9:1: there is no verb lissten; did you mean listen?\n    9 | lissten 0 as web\n"
                            + "      | ^^^^^^^")
                    .contains("draft.md:12:17: ")
                    .contains("is no lesson yet");
            assertThat(learner.type("start " + folder.resolve("nix.md"))).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("there is no lesson file");
            assertThat(learner.type("start nix")).isEqualTo(Outcome.USAGE);
            assertThat(learner.screen()).contains("there is no lesson nix");
        }
    }
}
