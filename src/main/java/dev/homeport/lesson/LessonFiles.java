package dev.homeport.lesson;

import java.io.IOException;
import java.util.List;

/** Where lesson files come from. A path is relative, with forward slashes: {@code 01-loopback/02-ephemeral-ports.md}. */
interface LessonFiles {
    /** What was found: lesson files in the order of their paths, and what had to be left out. */
    record Found(List<String> paths, List<Problem> refused) {}

    Found find();

    /** The file's first bytes, {@code most} at most; {@code path} is one that {@link #isLesson} takes. */
    byte[] read(String path, int most) throws IOException;

    /** Whether the path has the shape {@code NN-unit/NN-name.md}; then it cannot climb out of its folder. */
    static boolean isLesson(String path) {
        int slash = path.indexOf('/');
        return slash > 0
                && slash == path.lastIndexOf('/')
                && path.indexOf('\\') < 0
                && isNumbered(path.substring(0, slash))
                && isNumbered(path.substring(slash + 1))
                && path.endsWith(".md");
    }

    /** Whether the name starts with two digits and a dash. */
    static boolean isNumbered(String name) {
        return name.length() > 3
                && Character.digit(name.charAt(0), 10) >= 0
                && Character.digit(name.charAt(1), 10) >= 0
                && name.charAt(2) == '-';
    }

    /** A problem of a file that cannot be shown a line of. */
    static Problem problem(String path, String message) {
        return new Problem(path, 1, 1, 1, message, "", List.of());
    }
}
