package dev.homeport.session;

import dev.homeport.net.Exam;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A folder of journals, one file for each run of the program. A run appends to its own file only, so two at once need no
 * lock; each entry is one write, so {@code kill -9} loses at most the line being written.
 *
 * <p>The files of runs that are over are folded now and then, and one with a line that cannot be read is replaced. Both go the
 * same way: first a new file says all that is known of progress, and only once it is whole and on disk are the old files put
 * away, unchanged. Entries have names, so it makes no difference whether one is found once, twice, or in which file; so no
 * moment is a wrong one to be killed in, or for another terminal to read or to fold, too.
 */
public final class JournalFolder implements Journal {
    /** From so many lines on the files of runs that are over are folded, and from so many files. */
    static final int MOST_LINES = 10_000;

    static final int MOST_FILES = 500;

    private static final String EXAM = "progress folder";
    /** Where files are kept that have been folded, with all that was typed. */
    private static final String FOLDED = "folded";
    /** How often a listing may have changed under a reader before it takes what it has. */
    private static final int MOST_READINGS = 20;

    private final Path folder;
    private final Disk disk;
    private final boolean looksOnly;
    private final Map<Path, JournalFile> files = new HashMap<>();
    private final Map<Logged.Name, Logged> known = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> warned = new HashSet<>();
    /** What could not be written yet; it is tried again with each entry. */
    private final List<Logged> pending = new ArrayList<>();

    private String run;
    private long highest;
    private @Nullable OwnFile own;
    private boolean closed;

    /** @param run a name for this run's file, best one that no other run has */
    public JournalFolder(Path folder, String run) {
        this(folder, run, Disk.real(), false);
    }

    JournalFolder(Path folder, String run, Disk disk, boolean looksOnly) {
        this.folder = folder;
        this.run = run;
        this.disk = disk;
        this.looksOnly = looksOnly;
    }

    /** For a run that only looks: it changes nothing in the folder. */
    public static JournalFolder toLookAt(Path folder) {
        return new JournalFolder(folder, "", Disk.real(), true);
    }

    @Override
    public synchronized void append(Entry entry) {
        if (closed || looksOnly) {
            return;
        }
        open();
        Map<String, Long> seen = Map.of();
        if (entry.kind() == Entry.Kind.RESET) {
            // What it does not know of it cannot forget.
            read();
            seen = readOf(entry.lesson());
        }
        highest = Math.max(highest + 1, System.currentTimeMillis());
        Logged logged = new Logged(run, highest, seen, entry);
        if (entry.kind() != Entry.Kind.LINE) {
            known.put(logged.name(), logged);
        }
        pending.add(logged);
        write();
    }

    private Map<String, Long> readOf(String lesson) {
        Map<String, Long> seen = new HashMap<>();
        for (Logged each : known.values()) {
            if (each.entry().lesson().equals(lesson)) {
                seen.merge(each.run(), each.number(), Math::max);
            }
        }
        return seen;
    }

    private void open() {
        try {
            if (own == null) {
                own = OwnFile.make(folder, run);
                run = own.name();
            }
        } catch (IOException | SecurityException e) {
            warnOfLoss();
        }
    }

    private void write() {
        OwnFile out = own;
        StringBuilder lines = new StringBuilder();
        pending.forEach(each -> lines.append(EntryJson.write(each)).append('\n'));
        try {
            if (out != null) {
                out.append(lines.toString());
                pending.clear();
            }
        } catch (IOException e) {
            warnOfLoss();
        }
        // Only what makes up progress waits for room.
        pending.removeIf(each -> each.entry().kind() == Entry.Kind.LINE);
    }

    private void warnOfLoss() {
        warn("Progress can't be kept: " + folder + " can't be written. This session works all the same.");
    }

    @Override
    public synchronized List<Logged> entries() {
        read();
        return List.copyOf(known.values());
    }

    /** Reads what was added since the last time. Files may be folded by another terminal meanwhile. */
    private void read() {
        for (int i = 0; i < MOST_READINGS; i++) {
            try {
                for (Path each : list()) {
                    readFile(each);
                }
                return;
            } catch (NoSuchFileException putAway) {
                // What it said stands in a new file by now, which the listing did not have yet.
            }
        }
    }

    private void readFile(Path path) throws NoSuchFileException {
        JournalFile file = files.computeIfAbsent(path, JournalFile::new);
        try {
            file.read(this::know);
        } catch (NoSuchFileException putAway) {
            files.remove(path);
            throw putAway;
        } catch (IOException e) {
            warn("Earlier progress in " + path.getFileName() + " can't be read.");
        }
    }

    private void know(Logged logged) {
        highest = Math.max(highest, logged.number());
        known.merge(logged.name(), logged, JournalFolder::both);
    }

    /** A reset that was folded forgets for others of its lesson, too. */
    private static Logged both(Logged one, Logged other) {
        Map<String, Long> seen = one.seen();
        Map<String, Long> more = other.seen();
        if (seen == null || more == null || seen.equals(more)) {
            return more == null ? one : other;
        }
        Map<String, Long> all = new HashMap<>(seen);
        more.forEach((by, number) -> all.merge(by, number, Math::max));
        return new Logged(one.run(), one.number(), all, one.entry());
    }

    private Iterable<Path> list() {
        Set<Path> found = new TreeSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + OwnFile.ENDING)) {
            all.forEach(found::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return found;
        } catch (IOException | DirectoryIteratorException e) {
            warn("Earlier progress can't be read: " + folder + " can't be listed.");
        }
        files.keySet().retainAll(found);
        if (own != null) {
            // Known, and closing what reads it would let go of its lock (fcntl(2), POSIX locks).
            found.remove(own.path());
        }
        return found;
    }

    @Override
    public synchronized void tidy() {
        List<JournalFile> garbled =
                files.values().stream().filter(JournalFile::isGarbled).toList();
        try {
            if (!looksOnly) {
                tidy(areMany(files.values()) ? List.copyOf(files.values()) : garbled);
            }
        } catch (IOException | SecurityException notNow) {
            // Nothing is lost: all the old files are where they were, or what they say is in a new one.
        }
        garbled.stream()
                .filter(files::containsValue)
                .forEach(each -> warn(
                        "Part of the journal " + each.path().getFileName() + " can't be read. What can be is used."));
    }

    private void tidy(List<JournalFile> some) throws IOException {
        List<JournalFile> over = new ArrayList<>();
        for (JournalFile each : some) {
            if (OwnFile.ifOver(each.path(), each.length(), null)) {
                over.add(each);
            }
        }
        boolean many = areMany(over);
        if (many || over.stream().anyMatch(JournalFile::isGarbled)) {
            writeFold();
        }
        for (JournalFile each : over) {
            if (each.isGarbled()) {
                putAside(each);
            } else if (many) {
                putAway(each);
            }
        }
    }

    private static boolean areMany(Collection<JournalFile> some) {
        return some.size() >= MOST_FILES
                || some.stream().mapToInt(JournalFile::lines).sum() >= MOST_LINES;
    }

    private void writeFold() throws IOException {
        Path made = folder.resolve(run + "-" + highest + ".folding");
        StringBuilder lines = new StringBuilder();
        for (Logged each : Fold.of(known.values(), System.currentTimeMillis())) {
            lines.append(EntryJson.write(each)).append('\n');
        }
        try {
            disk.write(made, lines.toString().getBytes(StandardCharsets.UTF_8));
            disk.move(made, folder.resolve("fold-" + run + "-" + highest + OwnFile.ENDING));
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void putAside(JournalFile file) throws IOException {
        Path aside = folder.resolve(
                file.path().getFileName() + ".garbled-" + Instant.now().toEpochMilli());
        if (OwnFile.ifOver(file.path(), file.length(), () -> disk.move(file.path(), aside))) {
            files.remove(file.path());
            warn("Part of the journal " + file.path().getFileName()
                    + " can't be read. What can be is used; the file is kept as " + aside.getFileName() + ".");
        }
    }

    private void putAway(JournalFile file) throws IOException {
        Path away = folder.resolve(FOLDED).resolve(file.path().getFileName());
        Files.createDirectories(away.getParent());
        if (Files.notExists(away) && OwnFile.ifOver(file.path(), file.length(), () -> disk.move(file.path(), away))) {
            files.remove(file.path());
        }
    }

    @Override
    public synchronized List<String> takeWarnings() {
        List<String> taken = List.copyOf(warnings);
        warnings.clear();
        return taken;
    }

    @Override
    public synchronized void close() {
        closed = true;
        OwnFile open = own;
        if (open != null) {
            try {
                if (!pending.isEmpty()) {
                    write();
                }
                open.close();
            } catch (IOException e) {
                warn("The journal did not close: " + e.getMessage());
            }
        }
    }

    /** Writes and deletes a file where the folder is there; else it asks whether the folder could be made. */
    @Override
    public Optional<Exam> exam() {
        Path there = folder.toAbsolutePath();
        try {
            if (Files.isDirectory(there)) {
                tryToWrite(there);
                return Optional.of(Exam.ok(EXAM, folder + " can be written"));
            }
            while (there != null && !Files.exists(there)) {
                there = there.getParent();
            }
            if (there != null && Files.isDirectory(there) && Files.isWritable(there)) {
                return Optional.of(Exam.ok(EXAM, folder + " can be made"));
            }
        } catch (IOException | SecurityException notWritable) {
            // Said below.
        }
        return Optional.of(new Exam(
                EXAM,
                Exam.Result.WARNING,
                "a folder that can be written",
                folder + " can't be written, so progress is not kept",
                "HOMEPORT_STATE names another folder"));
    }

    private static void tryToWrite(Path there) throws IOException {
        Path file = Files.createTempFile(there, "doctor", ".tmp");
        try {
            // One byte: a full disk still takes an empty file.
            Files.write(file, new byte[1]);
        } finally {
            Files.delete(file);
        }
    }

    /** Once each: the journals are read again with each lesson that is started. */
    private void warn(String text) {
        if (warned.add(text)) {
            warnings.add(text);
        }
    }
}
