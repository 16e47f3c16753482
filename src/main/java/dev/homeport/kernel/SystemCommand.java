package dev.homeport.kernel;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Asks one of the system's own programs for a fact; at most 256 KiB of its words, and not for long. */
public final class SystemCommand {
    private static final int MOST_BYTES = 256 << 10;

    private SystemCommand() {}

    /**
     * @param exitCode 0 where it worked
     * @param text standard output and error together
     */
    public record Said(int exitCode, String text) {}

    /** @throws IOException if there is no such program, or it does not end in time */
    public static Said run(Duration within, String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            // Ends the read below, too.
            CompletableFuture<Void> tooLate = CompletableFuture.runAsync(
                    process::destroyForcibly,
                    CompletableFuture.delayedExecutor(within.toMillis(), TimeUnit.MILLISECONDS));
            byte[] text = process.getInputStream().readNBytes(MOST_BYTES);
            boolean over = process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS) && !tooLate.isDone();
            tooLate.cancel(false);
            if (!over) {
                throw new IOException(command[0] + " did not answer");
            }
            return new Said(process.exitValue(), new String(text, Charset.defaultCharset()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        } finally {
            process.destroyForcibly();
        }
    }
}
