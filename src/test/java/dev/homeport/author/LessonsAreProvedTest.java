package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
import dev.homeport.session.LessonCommands;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code homeport verify} over the lessons of this repository. */
class LessonsAreProvedTest {
    @Test
    @Timeout(120)
    void everyLessonOfTheRepositoryIsProved() throws InterruptedException {
        LessonFolder folder = LessonFolder.of(Path.of("lessons"));
        List<String> wrong = new ArrayList<>();
        folder.problems().stream().map(Problem::describe).forEach(wrong::add);
        List<Lesson> lessons = new ArrayList<>();
        for (String path : folder.paths()) {
            ParsedLesson parsed = folder.parse(path, new LessonCommands());
            parsed.problems().stream().map(Problem::describe).forEach(wrong::add);
            parsed.lesson().ifPresent(lessons::add);
        }
        for (Proof proof : new Verifier(
                        System.nanoTime(),
                        Allowed.ALL_CODE,
                        System.getenv().getOrDefault("PATH", ""),
                        Verifier.Progress.NONE)
                .verify(lessons)) {
            for (Proof.Failure each : proof.failures()) {
                wrong.add("lessons/" + proof.path() + ":" + each.line() + ": step " + each.step() + ": "
                        + each.message() + " (run " + each.run() + ")");
            }
            proof.remarks()
                    .forEach(each -> wrong.add("remark " + proof.path() + ":" + each.line() + ": " + each.message()));
            assertThat(proof.claims()).as(proof.path()).isGreaterThan(2 * proof.steps());
        }
        assertThat(wrong)
                .as("what does not hold:\n  " + String.join("\n  ", wrong))
                .isEmpty();
        assertThat(lessons).hasSizeGreaterThanOrEqualTo(4);
    }
}
