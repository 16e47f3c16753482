package dev.homeport.author;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a {@code solution sh}, because its author said {@code --allow-sh}. Nothing else in the program runs a shell for a
 * lesson.
 */
final class ShellSolutions {
    private static final long SECONDS = 10;

    private final String searchPath;

    /** @param searchPath the PATH, as the system writes it */
    ShellSolutions(String searchPath) {
        this.searchPath = searchPath;
    }

    /** The first word of a line that is no program on the PATH. Words that are the shell's own are not looked for. */
    Optional<String> missingTool(List<String> lines) {
        return Stream.concat(Stream.of("sh"), lines.stream().map(ShellSolutions::tool))
                .filter(tool -> !tool.isEmpty() && !isInstalled(tool))
                .findFirst();
    }

    /** Runs the lines in one shell; what went wrong, if anything did. */
    Optional<String> run(List<String> lines) {
        try {
            Process shell = new ProcessBuilder("sh", "-e", "-c", String.join("\n", lines))
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File(nullDevice())))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!shell.waitFor(SECONDS, TimeUnit.SECONDS)) {
                shell.descendants().forEach(ProcessHandle::destroy);
                shell.destroyForcibly();
                return Optional.of("it did not end within " + SECONDS + " s; ");
            }
            return shell.exitValue() == 0 ? Optional.empty() : Optional.of("it ended with " + shell.exitValue() + "; ");
        } catch (IOException e) {
            return Optional.of("sh could not be started; ");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted; ");
        }
    }

    private static String tool(String line) {
        String text = line.strip();
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    private boolean isInstalled(String tool) {
        return Stream.of(searchPath.split(java.io.File.pathSeparator, -1))
                .filter(dir -> !dir.isEmpty())
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, tool)));
    }

    private static String nullDevice() {
        return java.io.File.separatorChar == '\\' ? "NUL" : "/dev/null";
    }
}
