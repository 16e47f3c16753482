package dev.homeport.term;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Typed lines in a file, one a line, oldest first. Each is appended as it is typed, so two terminals can share the file and a
 * killed one loses nothing.
 */
final class HistoryFile {
    /** How many lines are kept; the file may grow to twice as many before it is cut. */
    static final int MOST_LINES = 1_000;

    private final @Nullable Path path;
    private String last = "";
    private boolean works;

    HistoryFile(@Nullable Path path) {
        this.path = path;
        this.works = path != null;
    }

    /** Java's lines, in a file beside that of the verbs. */
    static HistoryFile ofJava(@Nullable Path verbs) {
        return new HistoryFile(verbs == null ? null : verbs.resolveSibling(verbs.getFileName() + "-java"));
    }

    /** The newest lines. A file that is not there, or cannot be read, has none. */
    List<String> load() {
        if (path == null) {
            return List.of();
        }
        ArrayDeque<String> newest = new ArrayDeque<>();
        int all = 0;
        // This reader puts U+FFFD where bytes are not UTF-8: a garbled line must not cost the others.
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(Files.newInputStream(path), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                all++;
                newest.addLast(line);
                if (newest.size() > MOST_LINES) {
                    newest.removeFirst();
                }
            }
            if (all > 2 * MOST_LINES) {
                rewrite(path, newest);
            }
        } catch (IOException e) {
            // Whether it matters is known once a line cannot be kept: then it is said, once.
            return new ArrayList<>(newest);
        }
        if (!newest.isEmpty()) {
            last = newest.getLast();
        }
        return new ArrayList<>(newest);
    }

    /**
     * Keeps a line, unless it is blank, begins with a space, or repeats the one before.
     *
     * @return a warning, the first time it does not work
     */
    Optional<String> keep(String line) {
        if (!works || path == null || line.isBlank() || line.startsWith(" ") || line.equals(last)) {
            return Optional.empty();
        }
        last = line;
        try {
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Optional.empty();
        } catch (IOException e) {
            works = false;
            return Optional.of(
                    "The history cannot be kept in " + path + " (" + reason(e) + "). Everything else goes on.");
        }
    }

    private static void rewrite(Path path, Iterable<String> lines) throws IOException {
        // A name of its own: another terminal may be at the same.
        Path next = Files.createTempFile(path.toAbsolutePath().getParent(), "history", ".new");
        try {
            Files.write(next, lines, StandardCharsets.UTF_8);
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof java.nio.file.FileAlreadyExistsException) {
            return "a file is where a folder should be";
        }
        return e instanceof NoSuchFileException
                ? "no such folder"
                : e.getClass().getSimpleName();
    }
}
