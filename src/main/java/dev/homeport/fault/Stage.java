package dev.homeport.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One fault at work on one direction of one connection: takes pieces, keeps them in order, and gives each when it is due. This
 * one gives all of them at once. It never looks at a clock: it is told the time, as {@link System#nanoTime} counts it.
 */
public class Stage {
    /** Nanoseconds of a wait that nothing ends. */
    public static final long NEVER = Long.MAX_VALUE;

    /** More pieces than this are not handed to it; a slicer could make thousands of a single one. */
    private static final int MOST_PIECES = 256;

    private record Waiting(Piece piece, long at) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Consumer<String> acted;
    private @Nullable Waiting alarm;
    private int bytes;

    /** @param acted told in a few words each time the fault has changed something */
    public Stage(Consumer<String> acted) {
        this.acted = acted;
    }

    void acted(String what) {
        acted.accept(what);
    }

    public void take(Piece piece, long now) {
        hold(piece, now);
    }

    /** @param at when it can go, or when it came: the fault's own affair */
    final void hold(Piece piece, long at) {
        waiting.addLast(new Waiting(piece, at));
        bytes += piece.length();
    }

    /** Ends the direction with the piece at that time, whatever waits here or further on. */
    final void alarm(Piece piece, long at) {
        alarm = new Waiting(piece, at);
    }

    /** How many bytes of the piece can go at the same time. */
    int part(Piece piece) {
        return piece.length();
    }

    /** When the next part can go. */
    long due(Piece piece, long at) {
        return at;
    }

    /** The part went; it could go since {@code due}. */
    void gone(Piece part, long due, long now) {}

    /** Whether what waits goes at all. */
    boolean moves() {
        return true;
    }

    /** What ends the direction now. It is not to be handed on: a reader that takes nothing would keep it waiting. */
    public final @Nullable Piece ending(long now) {
        Waiting due = alarm;
        if (due == null || due.at - now > 0) {
            return null;
        }
        alarm = null;
        acted("ends the connection");
        return due.piece;
    }

    /** What goes on now; null while nothing is due. */
    public final @Nullable Piece poll(long now) {
        Waiting head = waiting.peekFirst();
        if (head == null || !moves()) {
            return null;
        }
        long at = due(head.piece, head.at);
        if (at - now > 0) {
            return null;
        }
        waiting.removeFirst();
        Piece part = head.piece.isData() ? head.piece.first(part(head.piece)) : head.piece;
        if (part.length() < head.piece.length()) {
            waiting.addFirst(new Waiting(head.piece.after(part.length()), head.at));
        }
        bytes -= part.length();
        gone(part, at, now);
        return part;
    }

    /** Nanoseconds until it has something to give; {@link #NEVER} while it has nothing. */
    public final long nanosLeft(long now) {
        Waiting head = waiting.peekFirst();
        return head == null || !moves() ? NEVER : Math.max(0, due(head.piece, head.at) - now);
    }

    /** Nanoseconds until it ends the direction; {@link #NEVER} if it does not. */
    public final long nanosToEnding(long now) {
        return alarm == null ? NEVER : Math.max(0, alarm.at - now);
    }

    /** All that waits, in order: the fault is healed. */
    public final List<Piece> release() {
        List<Piece> all = new ArrayList<>();
        waiting.forEach(each -> all.add(each.piece));
        waiting.clear();
        bytes = 0;
        alarm = null;
        return all;
    }

    /** That wait here. */
    public final int bytes() {
        return bytes;
    }

    /** Whether it is to be handed no more for now. */
    public final boolean isFull() {
        return waiting.size() >= MOST_PIECES;
    }
}
