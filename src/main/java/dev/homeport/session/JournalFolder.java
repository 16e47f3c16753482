package dev.homeport.session;

import dev.homeport.net.Exam;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder of journals, one file for each run of the program. A run appends to its own file only, so two at once need no
 * lock; each entry is one write, so {@code kill -9} loses at most the line being written.
 */
public final class JournalFolder implements Journal {
    private static final String EXAM = "progress folder";
    private static final String ENDING = ".jsonl";

    private final Path folder;
    private final Path file;
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> warned = new HashSet<>();
    private @Nullable FileChannel channel;
    private boolean broken;

    /** @param run a name for this run's file that no other run has */
    public JournalFolder(Path folder, String run) {
        this.folder = folder;
        this.file = folder.resolve(run + ENDING);
    }

    @Override
    public synchronized void append(Entry entry) {
        if (broken) {
            return;
        }
        try {
            FileChannel out = channel;
            if (out == null) {
                Files.createDirectories(folder);
                out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                channel = out;
            }
            ByteBuffer line = ByteBuffer.wrap((EntryJson.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                out.write(line);
            }
        } catch (IOException | SecurityException e) {
            broken = true;
            warn("Progress can't be kept: " + folder + " can't be written. This session works all the same.");
        }
    }

    @Override
    public synchronized List<Entry> entries() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> all = new ArrayList<>();
        for (Path each : files()) {
            all.addAll(read(each));
        }
        return all;
    }

    @Override
    public synchronized List<String> takeWarnings() {
        List<String> taken = List.copyOf(warnings);
        warnings.clear();
        return taken;
    }

    @Override
    public synchronized void close() {
        broken = true;
        FileChannel open = channel;
        if (open != null) {
            try {
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
                Files.delete(Files.createTempFile(there, "doctor", ".tmp"));
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

    private List<Path> files() {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(p -> p.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            warn("Earlier progress can't be read: " + folder + " can't be listed.");
            return List.of();
        }
    }

    private List<Entry> read(Path path) {
        String content;
        try {
            // Not readString: a byte that is no UTF-8 must garble one line, not the whole file.
            content = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            warn("Earlier progress in " + path.getFileName() + " can't be read.");
            return List.of();
        }
        List<Entry> good = new ArrayList<>();
        int garbled = 0;
        int from = 0;
        while (from < content.length()) {
            int end = content.indexOf('\n', from);
            boolean whole = end >= 0;
            String line = content.substring(from, whole ? end : content.length());
            Optional<Entry> entry = EntryJson.read(line);
            entry.ifPresent(good::add);
            // A last line without its newline was being written when its run was killed, or is being written now.
            garbled += entry.isEmpty() && whole && !line.isBlank() ? 1 : 0;
            from = whole ? end + 1 : content.length();
        }
        if (garbled > 0) {
            keepAside(path, good);
        }
        return good;
    }

    private void keepAside(Path path, List<Entry> good) {
        String name = path.getFileName().toString();
        Path aside = folder.resolve(name + ".garbled-" + Instant.now().toEpochMilli());
        try {
            Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
            StringBuilder kept = new StringBuilder();
            good.forEach(entry -> kept.append(EntryJson.write(entry)).append('\n'));
            Files.writeString(path, kept);
            warn("Part of the journal " + name + " can't be read. What can be is used; the file is kept as "
                    + aside.getFileName() + ".");
        } catch (IOException e) {
            warn("Part of the journal " + name + " can't be read. What can be is used.");
        }
    }

    /** Once each: the journals are read again with each lesson that is started. */
    private void warn(String text) {
        if (warned.add(text)) {
            warnings.add(text);
        }
    }
}
