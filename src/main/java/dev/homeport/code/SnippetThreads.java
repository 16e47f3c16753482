package dev.homeport.code;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;

/** The threads of snippets: one that ends with an exception says so on the learner's screen, in one line. */
final class SnippetThreads extends ThreadGroup {
    private final Bench bench;

    SnippetThreads(Bench bench) {
        super("java prompt");
        this.bench = bench;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {
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
