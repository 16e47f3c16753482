package dev.homeport.lesson;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lesson files under {@code lessons/} in a jar. */
record JarFiles(File jar) implements LessonFiles {
    private static final String PREFIX = "lessons/";

    @Override
    public Found find() {
        List<String> paths = new ArrayList<>();
        // The class loader has this jar open, and the JDK then shares its table of contents.
        try (ZipFile zip = new ZipFile(jar)) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(PREFIX) && LessonFiles.isLesson(name.substring(PREFIX.length()))) {
                    paths.add(name.substring(PREFIX.length()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the jar that holds the lessons cannot be read: " + jar, e);
        }
        paths.sort(null);
        return new Found(paths, List.of());
    }

    @Override
    public byte[] read(String path, int most) throws IOException {
        try (ZipFile zip = new ZipFile(jar)) {
            ZipEntry entry = zip.getEntry(PREFIX + path);
            if (entry == null) {
                throw new NoSuchFileException(path);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readNBytes(most);
            }
        }
    }
}
