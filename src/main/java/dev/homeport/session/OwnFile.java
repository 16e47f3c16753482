package dev.homeport.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The file of a run that goes on. Only its run writes it. It holds a lock on one byte far behind the end, for which nobody ever
 * waits: whoever could get it knows that the run is over, however it ended.
 */
final class OwnFile implements AutoCloseable {
    static final String ENDING = ".jsonl";

    /** Behind any end of file: on Windows a locked byte cannot be read. */
    private static final long MARK = Long.MAX_VALUE - 1;

    /** So many other runs may have the same name, as in containers that share a folder. */
    private static final int MOST_NAMES = 100;

    private final FileChannel channel;
    private final Path path;
    /** Up to where whole lines are written. */
    private long good;

    private OwnFile(FileChannel channel, Path path) {
        this.channel = channel;
        this.path = path;
    }

    /** Makes a file that no run has had before. */
    static OwnFile make(Path folder, String run) throws IOException {
        Files.createDirectories(folder);
        for (int i = 1; ; i++) {
            Path path = folder.resolve(run + (i == 1 ? "" : "-" + i) + ENDING);
            try {
                FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                // Somebody who looked in that moment has the lock, or has put the empty file away.
                if (marks(channel) && Files.exists(path)) {
                    return new OwnFile(channel, path);
                }
                channel.close();
            } catch (FileAlreadyExistsException taken) {
                if (i == MOST_NAMES) {
                    throw taken;
                }
            }
        }
    }

    private static boolean marks(FileChannel channel) {
        try {
            return channel.tryLock(MARK, 1, false) != null;
        } catch (IOException noLocksHere) {
            // Then nobody can get one, and no file is ever taken for that of a run that is over.
            return true;
        }
    }

    /**
     * Does something with a file, unless its run goes on.
     *
     * @param length what was read of it; a file that has grown since is left alone
     * @return whether it was done
     */
    static boolean ifOver(Path file, long length, @Nullable Work work) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(MARK, 1, false)) {
            if (lock == null || channel.size() != length) {
                return false;
            }
            if (work != null) {
                work.run();
            }
            return true;
        } catch (OverlappingFileLockException ofThisProgram) {
            return false;
        } catch (NoSuchFileException putAwayByAnother) {
            return false;
        }
    }

    /** Something with files. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    Path path() {
        return path;
    }

    /** Without {@value #ENDING}. */
    String name() {
        String name = String.valueOf(path.getFileName());
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Writes whole lines, or nothing of them. */
    void append(String lines) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8));
        long at = good;
        try {
            while (rest.hasRemaining()) {
                at += channel.write(rest, at);
            }
            good = at;
        } catch (IOException failed) {
            takeBack(failed);
            throw failed;
        }
    }

    private void takeBack(IOException failed) {
        try {
            channel.truncate(good);
        } catch (IOException also) {
            failed.addSuppressed(also);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
