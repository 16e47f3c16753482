package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The threads of snippets: one that ends with an exception says so on the learner's screen, in one line. */
final class SnippetThreads extends ThreadGroup {
    private static boolean watching;

    private final Bench bench;

    SnippetThreads(Bench bench) {
        super("java prompt");
        this.bench = bench;
        watchOthers();
    }

    Bench bench() {
        return bench;
    }

    /**
     * The same for virtual threads, which belong to no group of ours. The handler is the whole program's, set once: what is
     * of no prompt goes where it went before.
     */
    private static synchronized void watchOthers() {
        if (watching) {
            return;
        }
        watching = true;
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            OptionalInt number = Stream.of(thrown.getStackTrace())
                    .map(frame -> String.valueOf(frame.getClassLoaderName()))
                    .filter(name -> name.startsWith(SnippetLoader.NAME))
                    .mapToInt(name -> Integer.parseInt(name.substring(SnippetLoader.NAME.length())))
                    .findFirst();
            if (number.isPresent()) {
                Benches.find(number.getAsInt()).ifPresent(bench -> tell(bench, thread, thrown));
            } else if (before != null && !(thrown instanceof Stopped)) {
                before.uncaughtException(thread, thrown);
            } else if (!(thrown instanceof Stopped)) {
                // What ThreadGroup does where nobody has asked for anything else.
                thrown.printStackTrace();
            }
        });
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
        tell(bench, thread, thrown);
    }

    private static void tell(Bench bench, Thread thread, Throwable thrown) {
        if (!(thrown instanceof Stopped) && !isOnlyTheClosing(thrown)) {
            bench.printer().err().println("thread " + thread.getName() + " ended: " + thrown);
        }
    }

    /** A server's thread ends when the lab closes its socket: that is what closing is for. */
    private static boolean isOnlyTheClosing(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof LabException lab && lab.trouble() == Trouble.CLOSED) {
                return true;
            }
        }
        return false;
    }
}
