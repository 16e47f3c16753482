package dev.homeport.verb;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/** What tests need of other programs. */
final class Tools {
    private Tools() {}

    /** Whether the tool is on the PATH. */
    static boolean has(String tool) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(dir -> Files.isExecutable(Path.of(dir, tool)));
    }

    static String line(InputStream in) throws IOException {
        return String.valueOf(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine());
    }

    /** A class path with the one class, for a process of another user, who may not look into the build's folder. */
    static Path readableCopyOf(Class<?> wanted, Path folder) throws IOException {
        String file = wanted.getName().replace('.', '/') + ".class";
        Path copy = folder.resolve(file);
        Files.createDirectories(copy.getParent());
        Files.copy(homeOf(wanted).resolve(file), copy);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return folder;
    }

    /** The folder that its class was loaded from. */
    static Path homeOf(Class<?> wanted) {
        return Path.of(URI.create(
                wanted.getProtectionDomain().getCodeSource().getLocation().toString()));
    }
}
