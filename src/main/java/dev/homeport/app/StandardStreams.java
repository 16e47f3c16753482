package dev.homeport.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the program was given to read from and to write to. */
final class StandardStreams {
    /** What the launcher sets where standard input was closed; it has opened /dev/null in its place. */
    private static final String CLOSED_INPUT = "homeport.stdin";

    private static final String BROKEN_PIPE = "Broken pipe";

    private final Remembering remembering = new Remembering(new FileOutputStream(FileDescriptor.out));
    private final PrintStream out = new PrintStream(new BufferedOutputStream(remembering), false, charset());

    /** As {@link System#out} has it: the first property is there from Java 19 on, the second where it is a terminal. */
    private static Charset charset() {
        String name = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        return name.isEmpty() ? Charset.defaultCharset() : Charset.forName(name);
    }

    PrintStream out() {
        return out;
    }

    static boolean inputIsClosed() {
        return System.getProperty(CLOSED_INPUT, "").equals("closed") || isClosed(0);
    }

    static boolean outputIsClosed() {
        return isClosed(1);
    }

    /**
     * Why not all could be written; an empty text where nobody reads any more, as after {@code | head -1}, which needs no word.
     */
    Optional<String> failure() {
        if (!out.checkError()) {
            return Optional.empty();
        }
        IOException first = remembering.first;
        String why = first == null ? "" : String.valueOf(first.getMessage());
        return Optional.of(why.contains(BROKEN_PIPE) ? "" : why);
    }

    /**
     * Whether the descriptor was closed when the program began: then it is not there, or the JVM's first files have taken its
     * number, and reading it would read those (proc(5); elsewhere the launcher looks).
     */
    private static boolean isClosed(int descriptor) {
        try {
            Path target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor));
            return target.startsWith(System.getProperty("java.home")) || isOnClassPath(target);
        } catch (NoSuchFileException notThere) {
            return Files.isDirectory(Path.of("/proc/self/fd"));
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    private static boolean isOnClassPath(Path file) throws IOException {
        for (String each : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            if (!each.isEmpty() && Path.of(each).toRealPath().equals(file)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps what a {@link PrintStream} forgets: the reason. */
    private static final class Remembering extends FilterOutputStream {
        private @Nullable IOException first;

        Remembering(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                out.write(bytes, from, count);
            } catch (IOException failed) {
                first = first == null ? failed : first;
                throw failed;
            }
        }
    }
}
