package dev.homeport.session;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
import dev.homeport.net.Trouble;
import dev.homeport.verb.Report;
import dev.homeport.verb.VerbException;
import dev.homeport.words.Inert;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Lessons that stand in no course yet, named by their files: {@code start draft.md}. */
final class Drafts {
    /** No id of a course can begin so. */
    private static final String PREFIX = "draft:";

    private Drafts() {}

    /** Whether a file is named, and not a lesson's id: an id has neither a dot nor a slash. */
    static boolean isFile(String wanted) {
        return wanted.endsWith(".md") || wanted.indexOf('/') >= 0 || wanted.indexOf('\\') >= 0;
    }

    /** Whether the lesson is a draft: it has an id of its own, so that it never counts for a lesson of the course. */
    static boolean isDraft(String id) {
        return id.startsWith(PREFIX);
    }

    /** What is played when the lesson is started again. */
    static String startedBy(Lesson lesson) {
        return isDraft(lesson.id()) ? lesson.path() : lesson.id();
    }

    /**
     * Reads the file.
     *
     * @param out takes all that is wrong with it, as verify says it
     * @throws VerbException BAD_INPUT: it is not there, can't be read, or is no lesson yet
     */
    static Lesson read(String file, Consumer<SessionEvent> out) throws VerbException {
        String shown = Inert.line(file);
        byte[] content;
        try {
            Path path = Path.of(file);
            if (!Files.isRegularFile(path)) {
                throw new VerbException(
                        Trouble.BAD_INPUT,
                        "there is no lesson file " + shown,
                        "a draft is named by its path; `lessons` lists the others");
            }
            content = Files.readAllBytes(path);
        } catch (IOException | InvalidPathException e) {
            throw new VerbException(
                    Trouble.BAD_INPUT,
                    "the file " + shown + " can't be read: " + Inert.line(String.valueOf(e.getMessage())),
                    "look at its path and permissions");
        }
        ParsedLesson parsed = LessonParser.parse(file.replace('\\', '/'), content, new LessonCommands());
        if (parsed.lesson().isEmpty()) {
            String problems = parsed.problems().stream().map(Problem::describe).collect(Collectors.joining("\n"));
            out.accept(new SessionEvent.Reported(new Report.Document("problems", problems)));
            throw new VerbException(
                    Trouble.BAD_INPUT, shown + " is no lesson yet", "mend the file, and start it again");
        }
        Lesson lesson = parsed.lesson().get();
        return new Lesson(
                PREFIX + lesson.id(),
                lesson.title(),
                lesson.minutes(),
                lesson.needs(),
                lesson.path(),
                lesson.intro(),
                lesson.steps());
    }
}
