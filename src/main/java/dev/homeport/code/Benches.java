package dev.homeport.code;

import java.lang.StackWalker.Option;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All prompts of this program, by number: {@code homeport verify} has several at once. */
final class Benches {
    private static final StackWalker CALLERS =
            StackWalker.getInstance(Set.of(Option.RETAIN_CLASS_REFERENCE, Option.SHOW_HIDDEN_FRAMES));

    /** Read without a lock by each loop of each snippet; replaced as a whole. */
    private static volatile @Nullable Bench[] all = new Bench[0];

    private Benches() {}

    static synchronized int enter(Bench bench) {
        @Nullable Bench[] more = Arrays.copyOf(all, all.length + 1);
        more[all.length] = bench;
        all = more;
        return more.length - 1;
    }

    /** Its number is not given again: a snippet of it may still be on its way out. */
    static synchronized void leave(int number) {
        @Nullable Bench[] fewer = Arrays.copyOf(all, all.length);
        fewer[number] = null;
        all = fewer;
    }

    /** Empty if the prompt has ended. */
    static Optional<Bench> find(int number) {
        return Optional.ofNullable(all[number]);
    }

    /** @throws Stopped if the prompt has ended */
    static Bench get(int number) {
        Bench bench = all[number];
        if (bench == null) {
            throw new Stopped();
        }
        return bench;
    }

    /** The prompt whose snippet is calling, on whatever thread. */
    static Bench ofCaller() {
        return findCaller().orElseThrow(() -> new IllegalStateException("only the Java prompt opens these"));
    }

    /** As {@link #ofCaller}; empty where no snippet is calling, and none has started the thread. */
    static Optional<Bench> findCaller() {
        OptionalInt number =
                CALLERS.walk(frames -> frames.map(f -> f.getDeclaringClass().getClassLoader())
                        .filter(OfABench.class::isInstance)
                        .mapToInt(loader -> ((OfABench) loader).bench())
                        .findFirst());
        if (number.isPresent()) {
            return Optional.of(get(number.getAsInt()));
        }
        for (ThreadGroup each = Thread.currentThread().getThreadGroup(); each != null; each = each.getParent()) {
            if (each instanceof SnippetThreads threads) {
                return Optional.of(threads.bench());
            }
        }
        return Optional.empty();
    }
}
