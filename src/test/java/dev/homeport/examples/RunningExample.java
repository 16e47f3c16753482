package dev.homeport.examples;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An example in a JVM of its own, started as its page says: {@code java FILE ARGUMENTS}. */
final class RunningExample implements AutoCloseable {
    private static final String LISTENING = "listening on 127.0.0.1:";
    /** Compiling and starting takes seconds on a busy machine. */
    static final Duration START = Duration.ofSeconds(60);

    private static final int END_SECONDS = 10;
    private static final int READ_MILLIS = 10_000;

    private final Process process;
    /** What it printed, on both streams; empty stands for the end. */
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private RunningExample(Process process) {
        this.process = process;
        Thread reader = new Thread(this::read, "example output");
        reader.setDaemon(true);
        reader.start();
    }

    static RunningExample start(String file, String... arguments) throws IOException {
        return start(List.of(), file, arguments);
    }

    static RunningExample withClassPath(String file, String... arguments) throws IOException {
        return start(List.of("-cp", System.getProperty("java.class.path")), file, arguments);
    }

    private static RunningExample start(List<String> options, String file, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add(Path.of("examples", file.split("/")).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
        return new RunningExample(builder.start());
    }

    private static File nothing() {
        return new File(System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null");
    }

    private void read() {
        try (BufferedReader out = process.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException e) {
            lines.add(Optional.of("cannot be read: " + e));
        }
        lines.add(Optional.empty());
    }

    /** The port that it says it listens on. */
    int port() throws InterruptedException {
        String line = nextLine().orElse("nothing");
        if (!line.startsWith(LISTENING)) {
            throw new AssertionError("expected " + LISTENING + "PORT, got " + line + " " + rest());
        }
        return Integer.parseInt(line.substring(LISTENING.length()));
    }

    /** The next line that it prints. */
    String line() throws InterruptedException {
        return nextLine().orElse("");
    }

    /** Waits for its end and returns all that it still had to say. */
    List<String> rest() throws InterruptedException {
        List<String> rest = new ArrayList<>();
        for (Optional<String> line = nextLine(); line.isPresent(); line = nextLine()) {
            rest.add(line.get());
        }
        return rest;
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("it still runs");
        }
        return process.exitValue();
    }

    private Optional<String> nextLine() throws InterruptedException {
        Optional<String> line = lines.poll(START.toSeconds(), TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("it said nothing for " + START.toSeconds() + " s");
        }
        return line;
    }

    static Socket connect(String address, int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(READ_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getByName(address), port), READ_MILLIS);
        return socket;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
