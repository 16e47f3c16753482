package dev.homeport.lab;

import dev.homeport.fault.Fault;
import dev.homeport.fault.Piece;
import dev.homeport.fault.Stage;
import dev.homeport.net.WireEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a relayed connection: what one side says goes through the faults to the other. Holds at most a little over
 * {@link #MOST_HELD} bytes; then it reads no more, so that the kernel's window closes and the sender has to wait (RFC 9293,
 * section 3.8.6).
 */
final class Flow {
    static final int MOST_HELD = 64 << 10;

    /** Then others have their turn. */
    private static final int WRITES_AT_ONCE = 64;

    private record Placed(Fault fault, Stage stage) {}

    private final Side from;
    private final Side to;
    private final Function<Fault, Stage> stages;
    private final Consumer<byte[]> seen;
    private final IntConsumer went;
    private final List<Placed> placed = new ArrayList<>();
    private final Stage tail = new Stage(what -> {});
    private @Nullable Piece current;
    private @Nullable ByteBuffer left;
    private boolean sourceEnded;
    private boolean over;
    private boolean blocked;

    /**
     * @param stages makes a fault work on this direction
     * @param seen told the bytes as they come
     * @param went told how many have gone on, before anybody can know that they came
     */
    Flow(Side from, Side to, Function<Fault, Stage> stages, Consumer<byte[]> seen, IntConsumer went) {
        this.from = from;
        this.to = to;
        this.stages = stages;
        this.seen = seen;
        this.went = went;
    }

    /** What came of a turn, other than bytes that went on. */
    enum End {
        NONE,
        FIN,
        RST,
        END_BOTH,
        RESET_BOTH,
        /** The side that was to take it is gone. */
        BROKEN
    }

    boolean isOver() {
        return over;
    }

    boolean isBlocked() {
        return blocked && !over;
    }

    boolean wantsRead() {
        return !sourceEnded && !over && held() < MOST_HELD && !first().isFull();
    }

    /** Has these faults from now on. What waits in one that is healed goes on at once, to those behind it. */
    void adopt(List<Fault> wanted, long now) {
        for (Fault each : wanted) {
            if (placed.stream().noneMatch(old -> old.fault() == each)) {
                placed.add(placeOf(each), new Placed(each, stages.apply(each)));
            }
        }
        for (int i = placed.size() - 1; i >= 0; i--) {
            Placed old = placed.get(i);
            if (!wanted.contains(old.fault())) {
                Stage next = next(i);
                old.stage().release().forEach(piece -> next.take(piece, now));
                placed.remove(i);
            }
        }
        placed.sort(Comparator.comparingInt(each -> wanted.indexOf(each.fault())));
    }

    /** Before the one that it replaces, or behind all others. */
    private int placeOf(Fault fault) {
        for (int i = 0; i < placed.size(); i++) {
            if (placed.get(i).fault().word().equals(fault.word())) {
                return i;
            }
        }
        return placed.size();
    }

    /** Takes what has come, at most a buffer full. */
    void read(ByteBuffer buffer, long now) {
        if (!wantsRead()) {
            return;
        }
        try {
            buffer.clear();
            int count = from.channel().read(buffer);
            if (count < 0) {
                sourceEnded = true;
                from.log(new WireEvent.PeerClosed());
                first().take(Piece.of(Piece.Kind.FIN), now);
            } else if (count > 0) {
                byte[] bytes = new byte[count];
                buffer.flip().get(bytes);
                from.log(WireLog.received(bytes, 0, count));
                seen.accept(bytes);
                first().take(Piece.data(bytes), now);
            }
        } catch (IOException gone) {
            sourceEnded = true;
            from.wasReset();
            first().take(Piece.of(Piece.Kind.RST), now);
        }
    }

    /** Moves what is due. */
    End move(long now) {
        blocked = false;
        for (Placed each : placed) {
            Piece ending = each.stage().ending(now);
            if (ending != null) {
                over = true;
                return end(ending.kind());
            }
        }
        for (int writes = 0; !over && writes < WRITES_AT_ONCE; writes++) {
            through(now);
            if (current == null) {
                Piece next = tail.poll(now);
                if (next == null) {
                    return End.NONE;
                }
                if (!next.isData()) {
                    over = true;
                    return end(next.kind());
                }
                current = next;
                left = ByteBuffer.wrap(next.bytes(), next.from(), next.length());
            }
            try {
                if (!write()) {
                    blocked = true;
                    return End.NONE;
                }
            } catch (IOException gone) {
                over = true;
                to.wasReset();
                return End.BROKEN;
            }
        }
        return End.NONE;
    }

    /** Nanoseconds until there is something to do, if nothing comes: {@link Stage#NEVER} if there is nothing. */
    long nanosLeft(long now) {
        if (over) {
            return Stage.NEVER;
        }
        long wait = blocked ? Stage.NEVER : current != null ? 0 : tail.nanosLeft(now);
        for (int i = 0; i < placed.size(); i++) {
            wait = Math.min(wait, placed.get(i).stage().nanosToEnding(now));
            if (!next(i).isFull()) {
                wait = Math.min(wait, placed.get(i).stage().nanosLeft(now));
            }
        }
        return wait;
    }

    /** Nothing of it goes on: the side that was to take it is gone. */
    void abandon() {
        over = true;
    }

    private End end(Piece.Kind kind) {
        return switch (kind) {
            case FIN -> End.FIN;
            case RST -> End.RST;
            case END_BOTH -> End.END_BOTH;
            case RESET_BOTH -> End.RESET_BOTH;
            case DATA -> End.NONE;
        };
    }

    private void through(long now) {
        for (int i = 0; i < placed.size(); i++) {
            Stage next = next(i);
            Piece piece = next.isFull() ? null : placed.get(i).stage().poll(now);
            while (piece != null) {
                next.take(piece, now);
                piece = next.isFull() ? null : placed.get(i).stage().poll(now);
            }
        }
    }

    /** True once the current piece is written. */
    private boolean write() throws IOException {
        Piece piece = current;
        ByteBuffer rest = left;
        if (piece == null || rest == null) {
            return true;
        }
        to.lock();
        try {
            int at = rest.position();
            int count = to.channel().write(rest);
            if (count > 0) {
                went.accept(count);
                to.log(WireLog.sent(piece.bytes(), at, count));
            }
        } finally {
            to.unlock();
        }
        if (rest.hasRemaining()) {
            return false;
        }
        current = null;
        left = null;
        return true;
    }

    private int held() {
        int held = tail.bytes() + (left == null ? 0 : left.remaining());
        for (Placed each : placed) {
            held += each.stage().bytes();
        }
        return held;
    }

    private Stage first() {
        return placed.isEmpty() ? tail : placed.get(0).stage();
    }

    /** What stands behind the stage with the index. */
    private Stage next(int index) {
        return index + 1 < placed.size() ? placed.get(index + 1).stage() : tail;
    }
}
