package dev.homeport.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What is done to files that others may read at any moment; a test stops between any two of these. */
interface Disk {
    /** Writes a new file; once this returns, its content survives a loss of power. */
    void write(Path file, byte[] content) throws IOException;

    /** Gives a file another name, in one step, in place of a file that has it. */
    void move(Path from, Path to) throws IOException;

    /** The file system. */
    static Disk real() {
        return new Disk() {
            @Override
            public void write(Path file, byte[] content) throws IOException {
                try (FileChannel out = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
                    ByteBuffer rest = ByteBuffer.wrap(content);
                    while (rest.hasRemaining()) {
                        out.write(rest);
                    }
                    out.force(true);
                }
            }

            @Override
            public void move(Path from, Path to) throws IOException {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                forceNames(to);
            }
        };
    }

    private static void forceNames(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        // fsync(2): that a file has its name is on disk only once its folder is. Windows opens no folder as a file.
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException notThisSystem) {
            // The content is safe; the name comes with the next write of the folder.
        }
    }
}
