package dev.homeport.lesson;

import dev.homeport.words.Nearest;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.NoSuchFileException;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lessons read from their files each time they are asked for, so that an author sees a change at once. */
final class FolderLessons implements LessonFolder {
    /** Far more than any front matter needs. */
    private static final int FRONT_BYTES = 16 * 1024;

    private final LessonFiles files;

    FolderLessons(LessonFiles files) {
        this.files = files;
    }

    /** The lessons beside the program's own classes: in its jar, or in the folder it was built to. */
    static FolderLessons bundled() {
        CodeSource code = FolderLessons.class.getProtectionDomain().getCodeSource();
        if (code == null) {
            throw new IllegalStateException("the place that the program was loaded from is unknown");
        }
        try {
            URI place = code.getLocation().toURI();
            File file = new File(place);
            return new FolderLessons(
                    file.isDirectory() ? new DiskFiles(file.toPath().resolve("lessons")) : new JarFiles(file));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalStateException("the program was loaded from a place that is no file", e);
        }
    }

    @Override
    public List<Summary> summaries() {
        List<Summary> summaries = new ArrayList<>();
        for (FrontPage each : read(files.find(), new ArrayList<>())) {
            Summary summary = each.summary();
            if (summary != null) {
                summaries.add(summary);
            }
        }
        return summaries;
    }

    @Override
    public List<String> paths() {
        return files.find().paths();
    }

    @Override
    public ParsedLesson load(String id) {
        List<Summary> all = summaries();
        for (Summary each : all) {
            if (each.id().equals(id)) {
                return parse(each.path());
            }
        }
        List<String> near = id.length() > 64
                ? List.of()
                : Nearest.to(id, all.stream().map(Summary::id).toList());
        return failed(new Problem("", 1, 1, 1, "there is no lesson " + Problems.quote(id), "", near));
    }

    @Override
    public ParsedLesson parse(String path) {
        return parse(path, CommandReader.TRUSTING);
    }

    @Override
    public ParsedLesson parse(String path, CommandReader commands) {
        if (!LessonFiles.isLesson(path)) {
            return failed(LessonFiles.problem(path, "a lesson's path is NN-unit/NN-name.md inside the lessons folder"));
        }
        try {
            return LessonParser.parse(path, files.read(path, SourceReader.MAX_BYTES + 1), commands);
        } catch (IOException e) {
            return failed(unreadable(path, e));
        }
    }

    @Override
    public List<Problem> problems() {
        LessonFiles.Found found = files.find();
        List<Problem> problems = new ArrayList<>(found.refused());
        List<FrontPage> pages = read(found, problems);
        problems.addAll(Across.problems(pages));
        return problems;
    }

    private List<FrontPage> read(LessonFiles.Found found, List<Problem> unreadable) {
        List<FrontPage> pages = new ArrayList<>();
        for (String path : found.paths()) {
            try {
                pages.add(FrontPage.read(path, files.read(path, FRONT_BYTES)));
            } catch (IOException e) {
                unreadable.add(unreadable(path, e));
            }
        }
        return pages;
    }

    private static Problem unreadable(String path, IOException e) {
        String reason = e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
        return LessonFiles.problem(path, "this lesson cannot be read: " + reason);
    }

    private static ParsedLesson failed(Problem problem) {
        return new ParsedLesson(Optional.empty(), List.of(problem));
    }
}
