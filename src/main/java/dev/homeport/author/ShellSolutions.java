package dev.homeport.author;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a {@code solution sh}, because the person who verifies said {@code --allow-sh}. Nothing else in the program runs a shell
 * for a lesson.
 */
final class ShellSolutions {
    private static final long SECONDS = 10;
    private static final int MOST_OUTPUT = 4_000;
    /** POSIX, Shell Command Language, section 2.8.2: the utility was not found. */
    private static final int NOT_FOUND = 127;

    /** What a program was started with, so that one that has left its shell is found. */
    private static final String MARK = "HOMEPORT_VERIFIES";

    /**
     * The lines, and then a shell that stays until its input ends: so are the programs that they left running its children, and
     * serve until the step was judged.
     */
    private static final String SCRIPT = """
            exec 3<&0 4>&1 5>&2 0</dev/null 1>&2
            trap 'code=$?; trap - EXIT; echo "$HOMEPORT_VERIFIES" >&5; echo "$code" >&4; exec 4>&- 5>&-; read -r over <&3; exit "$code"' EXIT
            set -e
            """;

    private final String searchPath;

    /** @param searchPath the PATH, as the system writes it */
    ShellSolutions(String searchPath) {
        this.searchPath = searchPath;
    }

    boolean hasShell() {
        return Stream.of(searchPath.split(File.pathSeparator, -1))
                .filter(dir -> !dir.isEmpty())
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, "sh")));
    }

    /** Runs the lines in one shell. What they left running runs until the result is closed. */
    Run run(List<String> lines) {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", SCRIPT + String.join("\n", lines));
        builder.environment().put(MARK, mark);
        builder.environment().put("PATH", searchPath);
        try {
            return new Run(builder.start(), mark);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("sh could not be started", e);
        }
    }

    /** A shell whose lines have ended, or were not waited for any longer. */
    static final class Run implements AutoCloseable {
        private final Process shell;
        private final String mark;
        private final StringBuilder output = new StringBuilder();
        private final CountDownLatch written = new CountDownLatch(1);
        private final Optional<Integer> code;

        private Run(Process shell, String mark) {
            this.shell = shell;
            this.mark = mark;
            Thread reader = new Thread(() -> keep(shell.getErrorStream()), "homeport-verify-output");
            reader.setDaemon(true);
            reader.start();
            this.code = await();
        }

        private Optional<Integer> await() {
            CompletableFuture<String> said = new CompletableFuture<>();
            Thread reader = new Thread(() -> said.complete(line(shell.getInputStream())), "homeport-verify-code");
            reader.setDaemon(true);
            reader.start();
            try {
                int ended = Integer.parseInt(said.get(SECONDS, TimeUnit.SECONDS).strip());
                // Output comes by another pipe: the mark ends what the lines themselves wrote.
                written.await(1, TimeUnit.SECONDS);
                return Optional.of(ended);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (java.util.concurrent.ExecutionException
                    | java.util.concurrent.TimeoutException
                    | NumberFormatException notEnded) {
                return Optional.empty();
            }
        }

        /** Whether a program that the lines name is not installed. */
        boolean lacksTool() {
            return code.filter(each -> each == NOT_FOUND).isPresent();
        }

        boolean endedWell() {
            return code.filter(each -> each == 0).isPresent();
        }

        /** How it ended, with the last lines of its output. */
        String words() {
            String how = code.map(each -> "it ended with " + each).orElse("it did not end within " + SECONDS + " s");
            String said = output();
            return said.isEmpty() ? how : how + ", and wrote: " + said;
        }

        /** The end of what it wrote, in one line. */
        String output() {
            String said;
            synchronized (output) {
                said = output.toString();
            }
            String all = dev.homeport.words.Inert.line(said.strip().replaceAll("\\s*\\R\\s*", "; "));
            return all.length() <= MOST_OUTPUT / 10 ? all : "… " + all.substring(all.length() - MOST_OUTPUT / 10);
        }

        private void keep(InputStream from) {
            byte[] buffer = new byte[1024];
            try {
                for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
                    keep(new String(buffer, 0, n, StandardCharsets.UTF_8));
                }
            } catch (IOException ended) {
                // So did the output.
            }
        }

        private void keep(String text) {
            synchronized (output) {
                output.append(text);
                int end = output.indexOf(mark);
                if (end >= 0) {
                    output.delete(end, end + mark.length());
                    written.countDown();
                }
                if (output.length() > MOST_OUTPUT) {
                    output.delete(0, output.length() - MOST_OUTPUT / 2);
                }
            }
        }

        /** Not to the end: what runs in the background holds the pipe open. */
        private static String line(InputStream from) {
            try {
                String line = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8)).readLine();
                return line == null ? "" : line;
            } catch (IOException ended) {
                return "";
            }
        }

        /** Ends the shell and all that it left running, by force where it must be. */
        @Override
        public void close() {
            List<ProcessHandle> all = new ArrayList<>(shell.descendants().toList());
            all.addAll(marked());
            all.forEach(ProcessHandle::destroy);
            try {
                shell.getOutputStream().close();
                shell.waitFor(1, TimeUnit.SECONDS);
                for (ProcessHandle each : all) {
                    if (each.isAlive()) {
                        each.onExit().get(1, TimeUnit.SECONDS);
                    }
                }
            } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                // Those that stay are ended below.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            all.addAll(marked());
            all.forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly();
        }

        /** On Linux also those that are nobody's children any more (proc(5), /proc/PID/environ). */
        private List<ProcessHandle> marked() {
            return ProcessHandle.allProcesses()
                    .filter(each -> hasMark(each.pid()))
                    .toList();
        }

        private boolean hasMark(long pid) {
            try {
                byte[] environment = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ"));
                return new String(environment, StandardCharsets.ISO_8859_1).contains(MARK + "=" + mark);
            } catch (IOException notOurs) {
                return false;
            }
        }
    }
}
