package dev.homeport.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** What has been read of one file of the journal. Only what was added since is read again. */
final class JournalFile {
    /** A line may hold 64 KiB, each byte of it as an escape of six; what is longer was written by nobody. */
    private static final int MOST_BYTES = 1 << 20;

    private final Path path;
    private final String run;
    /** Up to where whole lines were read. */
    private long done;

    private long length;
    private long above;
    private int lines;
    private int garbled;

    JournalFile(Path path) {
        this.path = path;
        String name = String.valueOf(path.getFileName());
        run = name.substring(0, name.length() - OwnFile.ENDING.length());
    }

    Path path() {
        return path;
    }

    /** How long it was when it was read last, in bytes. */
    long length() {
        return length;
    }

    int lines() {
        return lines;
    }

    boolean isGarbled() {
        return garbled > 0;
    }

    /** Reads on; typed lines are counted only. */
    void read(Consumer<Logged> found) throws IOException {
        long now = Files.size(path);
        if (now == length) {
            return;
        }
        if (now < length) {
            done = 0;
            above = 0;
            lines = 0;
            garbled = 0;
        }
        length = done;
        try (InputStream in = Files.newInputStream(path)) {
            in.skipNBytes(done);
            ByteArrayOutputStream line = new ByteArrayOutputStream(256);
            byte[] chunk = new byte[1 << 16];
            for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
                length += count;
                int from = 0;
                for (int i = 0; i < count; i++) {
                    if (chunk[i] == '\n') {
                        keep(line, chunk, from, i);
                        take(line, true, found);
                        done = length - count + i + 1;
                        from = i + 1;
                    }
                }
                keep(line, chunk, from, count);
            }
            // A last line without its newline was being written when its run was killed, or is being written now.
            take(line, false, found);
        }
    }

    private static void keep(ByteArrayOutputStream line, byte[] chunk, int from, int to) {
        line.write(chunk, from, Math.min(to - from, MOST_BYTES + 1 - line.size()));
    }

    private void take(ByteArrayOutputStream bytes, boolean whole, Consumer<Logged> found) {
        boolean tooLong = bytes.size() > MOST_BYTES;
        // A byte that is no UTF-8 becomes U+FFFD, and garbles one line, not the whole file.
        String line = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        if (line.isBlank()) {
            return;
        }
        lines += whole ? 1 : 0;
        if (EntryJson.isTyped(line) && !tooLong) {
            return;
        }
        Optional<Logged> entry = tooLong ? Optional.empty() : EntryJson.read(line, run, above);
        entry.filter(each -> each.entry().kind() != Entry.Kind.LINE).ifPresent(each -> {
            above = whole ? each.number() : above;
            found.accept(each);
        });
        garbled += entry.isEmpty() && whole ? 1 : 0;
    }
}
