package dev.homeport.lab;

import dev.homeport.net.Address;
import dev.homeport.net.Trouble;
import dev.homeport.net.UnixPath;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The lab's own folder for the files of Unix domain sockets; only this user can enter it. Made when first needed. */
final class UnixFolder {
    /** unix(7): sun_path holds 108 bytes on Linux and 104 on macOS, the last of them zero. */
    private static final int LONGEST = System.getProperty("os.name", "").startsWith("Linux") ? 107 : 103;

    private static final int LONGEST_NAME = 64;

    private @Nullable Path folder;

    /** @throws LabException BAD_INPUT for a name that is none or too long for its path */
    synchronized UnixPath path(String name) throws LabException {
        if (!isFileName(name)) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "a socket file's name is letters, digits, dot, dash and underscore, at most " + LONGEST_NAME,
                    "it stands in a folder of the lab's own: unix:chat.sock");
        }
        Path file = made().resolve(name);
        int length = file.toString().getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST) {
            throw new LabException(
                    Trouble.BAD_INPUT,
                    "the path has " + length + " bytes, and a socket's address holds " + LONGEST + " (unix(7))",
                    "choose a name that is " + (length - LONGEST) + " shorter; the folder is " + file.getParent());
        }
        return new UnixPath(name, file.toString());
    }

    /** Deletes the folder, unless somebody else has put a file there. */
    synchronized void close() {
        if (folder != null) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException notEmpty) {
                // What is in it is not the lab's.
            }
        }
    }

    /** close(2) leaves a socket's file behind; the one who bound it removes it. */
    static void removeFile(Address local) {
        if (local instanceof UnixPath unix && !unix.isUnnamed()) {
            try {
                Files.deleteIfExists(Path.of(unix.path()));
            } catch (IOException gone) {
                // The folder is gone, or not ours any more: then there is nothing to remove.
            }
        }
    }

    static UnixPath address(UnixDomainSocketAddress address) {
        Path path = address.getPath();
        Path name = path.getFileName();
        return name == null || name.toString().isEmpty()
                ? UnixPath.UNNAMED
                : new UnixPath(name.toString(), path.toString());
    }

    private Path made() throws LabException {
        Path known = folder;
        if (known == null) {
            try {
                known = Files.createTempDirectory(
                        "homeport-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            } catch (IOException | UnsupportedOperationException failed) {
                throw Troubles.other("could not make a folder for socket files", failed);
            }
            folder = known;
        }
        return known;
    }

    private static boolean isFileName(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && name.charAt(0) != '.'
                && name.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || c == '.'
                                || c == '-'
                                || c == '_');
    }
}
