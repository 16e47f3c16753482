package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A learner's project with one dependency, built by a Maven of its own. Its local repository is new and holds only our
 * artifact; all else comes from the files that our own build has downloaded, so nothing is fetched, and nothing is put where
 * other builds look.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExampleProjectIT {
    private static final Path EXAMPLE = Path.of("examples/test-your-server");
    private static final String VERSION = System.getProperty("homeport.version", "0.1.0");

    /** What Maven may take, in seconds, on a busy machine. */
    private static final long LONGEST = 240;

    @TempDir
    static Path shared;

    @TempDir
    Path project;

    /** What Maven printed, and its exit code. */
    private record Built(String output, int code) {}

    @BeforeAll
    static void putOurArtifactIntoARepositoryOfItsOwn() throws IOException {
        Path jar = Path.of(System.getProperty("homeport.artifact", "target/homeport-" + VERSION + ".jar"));
        Path folder = Files.createDirectories(shared.resolve("repository/dev/homeport/homeport/" + VERSION));
        Files.copy(jar, folder.resolve("homeport-" + VERSION + ".jar"));
        Files.copy(Path.of("pom.xml"), folder.resolve("homeport-" + VERSION + ".pom"));
        Files.writeString(shared.resolve("settings.xml"), """
                <settings>
                  <mirrors>
                    <mirror>
                      <id>downloaded</id>
                      <mirrorOf>*</mirrorOf>
                      <url>%s</url>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(
                        Path.of(System.getProperty("homeport.repository", "")).toUri()));
    }

    @Test
    void theExamplesTestsPassWithOneDependency() throws Exception {
        assertThat(Files.readString(EXAMPLE.resolve("pom.xml")))
                .containsOnlyOnce("<dependency>")
                .contains("<version>" + VERSION + "</version>");
        copy();
        Built built = build();
        assertThat(built.output()).contains("Tests run: 7, Failures: 0, Errors: 0, Skipped: 0");
        assertThat(built.code()).isZero();
    }

    @Test
    void aMistakeInTheServerIsToldAsALessonWouldTellIt() throws Exception {
        copy();
        Path server = project.resolve("src/main/java/example/EchoServer.java");
        String right = Files.readString(server);
        assertThat(right).containsOnlyOnce("in.transferTo(out)").containsOnlyOnce("client.close();");
        Files.writeString(server, right.replace("in.transferTo(out)", "out.write(in.read())"));
        Built built = build();
        assertThat(built.code()).isEqualTo(1);
        assertThat(built.output()).containsPattern("""
                port \\d+ echoes "ping"
                    expected   "ping" back
                    observed   "p", then end of stream: the peer closed
                    next       keep reading and sending until the client is done""");
    }

    private void copy() throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                Path relative = EXAMPLE.relativize(each);
                if (!relative.startsWith("target")) {
                    Path to = project.resolve(relative.toString());
                    Files.createDirectories(to.getParent());
                    Files.copy(each, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private Built build() throws IOException, InterruptedException {
        Optional<Path> maven = maven();
        assumeTrue(maven.isPresent(), "Maven is not found");
        Path log = project.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        maven.orElseThrow().toString(),
                        "-B",
                        "-Dstyle.color=never",
                        "-s",
                        shared.resolve("settings.xml").toString(),
                        "-gs",
                        shared.resolve("settings.xml").toString(),
                        "-Dmaven.repo.local=" + shared.resolve("repository"),
                        "test"))
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().keySet().removeAll(List.of("MAVEN_OPTS", "MAVEN_ARGS", "MAVEN_DEBUG_OPTS"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(LONGEST, TimeUnit.SECONDS))
                    .as("Maven ends")
                    .isTrue();
            String output = Files.readString(log, StandardCharsets.UTF_8).replace("\r\n", "\n");
            // Without what our build has downloaded already it cannot go on, and says so.
            assertThat(output).doesNotContain("Could not find artifact");
            return new Built(output, process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The Maven that runs our own build, else one on the PATH. */
    private static Optional<Path> maven() {
        String name = System.getProperty("os.name", "").startsWith("Windows") ? "mvn.cmd" : "mvn";
        List<Path> places = new ArrayList<>();
        places.add(Path.of(System.getProperty("homeport.maven", ""), "bin", name));
        String path = System.getenv("PATH");
        for (String each : path == null ? new String[0] : path.split(java.io.File.pathSeparator)) {
            places.add(Path.of(each, name));
        }
        return places.stream().filter(Files::isExecutable).findFirst();
    }
}
