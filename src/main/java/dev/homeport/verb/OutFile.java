package dev.homeport.verb;

import dev.homeport.net.Trouble;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** A file that the learner named, to be written once. Nothing else is ever written by a verb. */
public final class OutFile {
    private final Path path;
    private final boolean force;

    private OutFile(Path path, boolean force) {
        this.path = path;
        this.force = force;
    }

    /**
     * Looks whether it may be written, before anything is made for it.
     *
     * @param name as typed; {@code ~/} stands for the home folder
     * @param force whether a file that is there may be replaced
     * @throws VerbException BAD_INPUT where it is no path, a folder, or there and not to be replaced; PERMISSION for a lesson
     */
    public static OutFile of(String name, boolean force, Front front) throws VerbException {
        if (front.origin() == Front.Origin.LESSON) {
            throw new VerbException(
                    Trouble.PERMISSION,
                    "a lesson's own lines write no files",
                    "type it yourself, in free play or a step");
        }
        Path path = parse(name);
        if (Files.isDirectory(path)) {
            throw VerbException.badInput(Shown.word(name) + " is a folder", "name a file in it");
        }
        if (!force && Files.exists(path)) {
            throw exists(path);
        }
        return new OutFile(path, force);
    }

    /** Writes it in UTF-8 and returns where it is, as an absolute path. */
    public String write(String text) throws VerbException {
        try {
            if (force && Files.isRegularFile(path)) {
                replace(text);
            } else {
                create(text);
            }
            return path.toAbsolutePath().normalize().toString();
        } catch (FileAlreadyExistsException e) {
            throw exists(path);
        } catch (NoSuchFileException e) {
            throw failed("there is no folder for " + Shown.word(path.toString()), "make the folder, or name another");
        } catch (AccessDeniedException e) {
            throw new VerbException(
                    Trouble.PERMISSION,
                    "no permission to write " + Shown.word(path.toString()),
                    "name a file in a folder of yours");
        } catch (IOException e) {
            throw failed("could not write " + Shown.word(path.toString()) + ": " + e.getMessage(), "name another file");
        }
    }

    private void create(String text) throws IOException {
        // What is there and no file, such as /dev/stdout, is written as it is.
        OpenOption[] how = force
                ? new OpenOption[] {StandardOpenOption.CREATE, StandardOpenOption.WRITE}
                : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
        Files.writeString(path, text, how);
    }

    /** The old file stays whole until the new one is: a disk may be full. */
    private void replace(String text) throws IOException {
        Path file = path.toRealPath();
        if (!Files.isWritable(file)) {
            throw new AccessDeniedException(file.toString());
        }
        Path next = file.resolveSibling(
                file.getFileName() + ".new-" + ProcessHandle.current().pid());
        try {
            Files.writeString(next, text);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(next, Files.getPosixFilePermissions(file));
            }
            Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private static Path parse(String name) throws VerbException {
        try {
            return name.startsWith("~/") ? Path.of(System.getProperty("user.home"), name.substring(2)) : Path.of(name);
        } catch (InvalidPathException e) {
            throw VerbException.badInput(Shown.word(name) + " is no name for a file", "choose another");
        }
    }

    private static VerbException exists(Path path) {
        return VerbException.badInput(
                Shown.word(path.toString()) + " is there already", "name another file, or replace it with --force");
    }

    private static VerbException failed(String what, String next) {
        return new VerbException(Trouble.OTHER, what, next);
    }
}
