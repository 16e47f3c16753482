package dev.homeport.lesson;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Lesson files in a folder on disk. A link is followed only as long as it stays in the folder. */
record DiskFiles(Path root) implements LessonFiles {
    @Override
    public Found find() {
        List<String> paths = new ArrayList<>();
        List<Problem> refused = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            refused.add(LessonFiles.problem("", "there is no folder " + root));
            return new Found(paths, refused);
        }
        for (String unit : names(root, "", refused)) {
            if (Files.isRegularFile(root.resolve(unit)) || leaves(unit, refused)) {
                continue;
            }
            for (String name : names(root.resolve(unit), unit, refused)) {
                String path = unit + '/' + name;
                if (LessonFiles.isLesson(path) && !leaves(path, refused)) {
                    paths.add(path);
                }
            }
        }
        return new Found(paths, refused);
    }

    @Override
    public byte[] read(String path, int most) throws IOException {
        Path file = root.resolve(path);
        if (!file.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException("it leads out of the lessons folder");
        }
        if (!Files.isRegularFile(file)) {
            throw new IOException("it is not a file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        }
    }

    private static List<String> names(Path folder, String path, List<Problem> refused) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path each : entries) {
                Path name = each.getFileName();
                if (name != null && LessonFiles.isNumbered(name.toString())) {
                    names.add(name.toString());
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            refused.add(LessonFiles.problem(path, "the folder cannot be read"));
        }
        names.sort(null);
        return names;
    }

    private boolean leaves(String path, List<Problem> refused) {
        try {
            if (root.resolve(path).toRealPath().startsWith(root.toRealPath())) {
                return false;
            }
            refused.add(LessonFiles.problem(path, "this link leads out of the lessons folder, so it is not read"));
        } catch (NoSuchFileException e) {
            refused.add(LessonFiles.problem(path, "this link leads nowhere"));
        } catch (IOException e) {
            refused.add(LessonFiles.problem(path, "this file cannot be read"));
        }
        return true;
    }
}
