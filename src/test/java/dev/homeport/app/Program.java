package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged program in a process of its own, with a state folder of its own. */
final class Program implements AutoCloseable {
    private static final long SECONDS = 60;

    private final Process process;
    private final BufferedReader out;

    private Program(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** What a run that has ended printed, standard error too, and its exit code. */
    record Ended(String output, int code) {}

    static Path jar() {
        return Path.of(System.getProperty("homeport.jar", "target/homeport.jar"));
    }

    static Path launcher() {
        return Path.of(System.getProperty("homeport.launcher", "target/homeport"));
    }

    /** Starts the launcher. */
    static Program start(Path state, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(launcher().toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return start(state, state, command);
    }

    static Program start(Path state, Path folder, List<String> command) throws IOException {
        return start(state, folder, command, Map.of());
    }

    static Program start(Path state, Path folder, List<String> command, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
        builder.environment().put("HOMEPORT_STATE", state.toString());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("HOMEPORT_LESSONS");
        builder.environment().putAll(environment);
        return new Program(builder.start());
    }

    /** Runs the launcher to its end with that standard input. */
    static Ended run(Path state, String input, String... arguments) throws Exception {
        try (Program program = start(state, arguments)) {
            return program.end(input);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Whether the tool is on the PATH. */
    static boolean has(String tool) {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator, -1))
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, tool)));
    }

    void type(String lines) throws IOException {
        OutputStream in = process.getOutputStream();
        in.write(lines.getBytes(StandardCharsets.UTF_8));
        in.flush();
    }

    /** Reads on until a line holds the words; returns that line. */
    String until(String words) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            seen.add(line);
            if (line.contains(words)) {
                return line;
            }
        }
        throw new AssertionError("\"" + words + "\" never came, but: " + String.join("\n", seen));
    }

    Ended end(String input) throws Exception {
        type(input);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it ends").isTrue();
        return new Ended(output, process.exitValue());
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
