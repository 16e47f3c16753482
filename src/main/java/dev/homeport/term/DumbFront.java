package dev.homeport.term;

import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.Cancellation;
import dev.homeport.net.Exam;
import dev.homeport.verb.Front;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Reads lines and answers where the kernel edits them. A blocked read cannot be taken back, so it is kept for later. */
final class DumbFront implements Front {
    private final LineSource lines;
    private final PrintStream out;
    /** A read that Ctrl-C made needless; the next line comes from it. */
    private @Nullable CompletableFuture<LineSource.@Nullable Line> pending;

    private @Nullable JavaPrompt java;

    DumbFront(LineSource lines, PrintStream out) {
        this.lines = lines;
        this.out = out;
    }

    /** The next line, waiting for it; null at the end. */
    LineSource.@Nullable Line next() throws IOException {
        CompletableFuture<LineSource.@Nullable Line> begun = pending;
        pending = null;
        if (begun == null) {
            return lines.next();
        }
        try {
            return begun.join();
        } catch (CompletionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    @Override
    public Origin origin() {
        return Origin.TERMINAL;
    }

    @Override
    public boolean opens(JavaPrompt prompt) {
        java = prompt;
        return true;
    }

    /** What reads the lines now; null for verbs. */
    @Nullable
    JavaPrompt java() {
        return java;
    }

    /** From the next line on verbs are read. */
    void leaveJava() {
        java = null;
    }

    @Override
    public List<Exam> exams() {
        return List.of(TerminalExam.plain("a dumb one"));
    }

    @Override
    public boolean yes(String question, Cancellation cancellation) {
        try {
            lines.dropTypedAhead();
        } catch (IOException unreadable) {
            return false;
        }
        out.print(question + " [y/N] ");
        out.flush();
        CompletableFuture<LineSource.@Nullable Line> read = reading();
        CompletableFuture<Object> over = new CompletableFuture<>();
        Cancellation.Listening listening = cancellation.onCancel(() -> over.complete(question));
        try {
            CompletableFuture.anyOf(read, over).join();
        } catch (CompletionException unreadable) {
            return false;
        } finally {
            listening.close();
        }
        if (cancellation.isCancelled()) {
            pending = read;
            out.println();
            return false;
        }
        return read.join() instanceof LineSource.Line.Text text && Answer.isYes(text.text());
    }

    private CompletableFuture<LineSource.@Nullable Line> reading() {
        CompletableFuture<LineSource.@Nullable Line> read = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try {
                        read.complete(lines.next());
                    } catch (IOException failed) {
                        read.completeExceptionally(failed);
                    }
                },
                "answer");
        reader.setDaemon(true);
        reader.start();
        return read;
    }
}
