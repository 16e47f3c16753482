package dev.homeport.lesson;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The lessons of a folder on disk or of the jar, found by {@code NN-unit/NN-name.md}, in the order of their paths. Listing
 * reads front matter only; a whole lesson is parsed when asked for.
 */
public interface LessonFolder {
    /** Id, title, minutes and needs of each lesson, in order. A file whose front matter cannot be read is left out here. */
    List<Summary> summaries();

    /** The lessons of a folder on disk. If there is no such folder, {@link #problems} says so. */
    static LessonFolder of(Path folder) {
        return new FolderLessons(new DiskFiles(folder));
    }

    /** The lessons that come with the program. */
    static LessonFolder bundled() {
        return FolderLessons.bundled();
    }

    /** Parses the lesson with the id; of two with the same id the first. An unknown id is a problem without a source line. */
    ParsedLesson load(String id);

    /**
     * The paths of all lesson files, also of those that {@link #summaries} leaves out: each can be given to {@link #parse}.
     */
    default List<String> paths() {
        return summaries().stream().map(Summary::path).toList();
    }

    /** Parses the lesson file at the path, as {@link #paths} gives it. A path that leaves the folder is a problem. */
    default ParsedLesson parse(String path) {
        for (Summary each : summaries()) {
            if (each.path().equals(path)) {
                return load(each.id());
            }
        }
        return new ParsedLesson(Optional.empty(), List.of(LessonFiles.problem(path, "there is no such lesson file")));
    }

    /** As {@link #parse(String)}, and finds the commands that no verb takes, too. */
    default ParsedLesson parse(String path, CommandReader commands) {
        return parse(path);
    }

    /** The needs of a lesson that stands elsewhere and would go here: those that name none of these lessons. */
    default List<Problem> unknownNeeds(String path, byte[] content) {
        List<String> ids = summaries().stream().map(Summary::id).toList();
        return Across.unknownNeeds(FrontPage.read(path, content), ids);
    }

    /**
     * Problems that only show when all files are seen together: duplicate ids, needs that are unknown or in a circle, and
     * files that cannot be read or whose link leaves the folder.
     */
    List<Problem> problems();

    /** What a list of lessons shows. */
    record Summary(String id, String title, int minutes, List<String> needs, String path) {
        public Summary {
            needs = List.copyOf(needs);
        }
    }
}
