package dev.homeport.truth;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an outside server can be written in here. */
enum Language {
    JAVA,
    PYTHON3,
    NODE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The program that runs it; empty where it is not installed. */
    Optional<Path> program() {
        if (this == JAVA) {
            return Optional.of(Path.of(System.getProperty("java.home"), "bin", "java"));
        }
        return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
                .map(folder -> Path.of(folder, word()))
                .filter(Files::isExecutable)
                .filter(this::isWhole)
                .findFirst();
    }

    /** Some systems have a Python without most of its library. */
    private boolean isWhole(Path program) {
        List<String> needs = this == NODE ? List.of("-e", "require('tls')") : List.of("-c", "import http.server, ssl");
        try {
            return new ProcessBuilder(program.toString(), needs.get(0), needs.get(1))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException unusable) {
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
