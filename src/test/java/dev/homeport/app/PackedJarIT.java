package dev.homeport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the program's own jar. */
class PackedJarIT {
    private static final long MOST_BYTES = 20_000_000;

    @Test
    void theProgramCarriesNoTestLibrary() throws IOException {
        try (JarFile jar = new JarFile(Program.jar().toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains("dev/homeport/app/Main.class", "dev/homeport/check/Sentences.class")
                    .noneMatch(each -> each.startsWith("org/junit/")
                            || each.startsWith("org/assertj/")
                            || each.startsWith("org/opentest4j/")
                            || each.startsWith("org/apiguardian/")
                            || each.startsWith("net/bytebuddy/")
                            || each.startsWith("dev/homeport/testkit/"));
        }
        assertThat(Files.size(Program.jar())).isLessThan(MOST_BYTES);
    }
}
