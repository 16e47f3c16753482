package dev.homeport.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * File descriptors that a server keeps back, so that its clients do not take the last ones: reading the kernel's table,
 * loading a class and starting a process need some, and fail badly without.
 */
final class SpareFiles {
    static final int COUNT = 24;

    /** Assumed where the system does not tell: a usual limit of login shells. */
    private static final int USUAL_LIMIT = 1_024;

    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d{1,9})\\s.*");

    private final int limit = limit(Path.of("/proc/self/limits"));
    private final List<SocketChannel> held = new ArrayList<>(COUNT);

    /** False, with none held, if the system does not give them all, and one more for the client to come. */
    synchronized boolean hold() {
        if (held.size() == COUNT) {
            return true;
        }
        try {
            while (held.size() <= COUNT) {
                held.add(SocketChannel.open());
            }
            Quietly.close(held.remove(COUNT));
            return true;
        } catch (IOException none) {
            release();
            return false;
        }
    }

    /**
     * Whether one more can be opened beside them. Tried only from an eighth of the limit on, because it costs two system
     * calls.
     *
     * @param taken how many the clients have
     */
    boolean leaveOneMore(int taken) {
        if (taken < limit / 8) {
            return true;
        }
        try (SocketChannel tried = SocketChannel.open()) {
            return tried.isOpen();
        } catch (IOException none) {
            return false;
        }
    }

    /** As proc(5) has it. */
    static int limit(Path limits) {
        try (Stream<String> lines = Files.lines(limits)) {
            return lines.map(LIMIT::matcher)
                    .filter(Matcher::matches)
                    .map(found -> Integer.parseInt(found.group(1)))
                    .findFirst()
                    .orElse(USUAL_LIMIT);
        } catch (IOException | UncheckedIOException elsewhere) {
            return USUAL_LIMIT;
        }
    }

    synchronized void release() {
        held.forEach(Quietly::close);
        held.clear();
    }
}
