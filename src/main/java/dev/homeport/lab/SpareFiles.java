package dev.homeport.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * File descriptors that a server keeps back, so that its clients do not take the last ones: reading the kernel's table,
 * loading a class and starting a process need some, and fail badly without.
 */
final class SpareFiles {
    static final int COUNT = 24;

    /**
     * So many are left free beside them, until they are let go: the JDK closes standard input where it does not get the ten
     * that it starts a process with.
     */
    static final int MARGIN = 16;

    /** Assumed where the system does not tell: a usual limit of login shells. */
    private static final int USUAL_LIMIT = 1_024;

    private static final Pattern LIMIT = Pattern.compile("Max open files\\s+(\\d{1,9})\\s.*");

    private final int limit;
    private final Path open;
    private final List<SocketChannel> held = new ArrayList<>(COUNT);
    private int freeThen;
    private int takenThen;

    SpareFiles() {
        this(limit(Path.of("/proc/self/limits")), Path.of("/proc/self/fd"));
    }

    /**
     * @param limit of descriptors
     * @param open a folder with an entry for each that is open, as proc(5) has it
     */
    SpareFiles(int limit, Path open) {
        this.limit = limit;
        this.open = open;
    }

    /** False, with none held, if the system does not give them all, and one more for the client to come. */
    synchronized boolean hold() {
        if (held.size() == COUNT) {
            return true;
        }
        if (!isRoom()) {
            return false;
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

    /** Whether they are there, without taking them: to take the last ones, even for a moment, is what this is to prevent. */
    private boolean isRoom() {
        OptionalInt free = free();
        return free.isEmpty() || free.getAsInt() > COUNT + MARGIN;
    }

    /**
     * Whether enough are left beside them for one more client. Looked at only from an eighth of the limit on, and seldom
     * while there are many.
     *
     * @param taken how many the clients have
     */
    synchronized boolean leaveOneMore(int taken) {
        if (taken < limit / 8) {
            return true;
        }
        int since = Math.abs(taken - takenThen);
        if (since < freeThen / 2 && freeThen - since > MARGIN) {
            return true;
        }
        OptionalInt free = free();
        if (free.isEmpty()) {
            return canOpen();
        }
        takenThen = taken;
        freeThen = free.getAsInt();
        return freeThen > MARGIN;
    }

    private static boolean canOpen() {
        try (SocketChannel tried = SocketChannel.open()) {
            return tried.isOpen();
        } catch (IOException none) {
            return false;
        }
    }

    /** How many are free; nothing where the system does not tell. */
    private OptionalInt free() {
        try (Stream<Path> all = Files.list(open)) {
            return OptionalInt.of(limit - (int) all.count());
        } catch (NoSuchFileException notTold) {
            return OptionalInt.empty();
        } catch (IOException | UncheckedIOException none) {
            return OptionalInt.of(0);
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
