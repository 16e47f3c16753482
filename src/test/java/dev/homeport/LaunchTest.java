package dev.homeport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LaunchTest {
    @Test
    void aJavaThatIsTooOldGetsOneClearLine() {
        assertThat(Launch.refusal("1.8"))
                .isEqualTo("homeport: this is Java 1.8; Homeport runs on 17 or newer. "
                        + "Install a newer JDK, or set JAVA_HOME to one.");
        assertThat(Launch.refusal("11")).contains("this is Java 11;");
        assertThat(Launch.refusal("16")).isNotEmpty();
    }

    @Test
    void seventeenAndNewerMayStart() {
        assertThat(Launch.refusal("17")).isEmpty();
        assertThat(Launch.refusal("25")).isEmpty();
    }

    @Test
    void java8CanReadTheEntryPoint() throws IOException {
        try (InputStream in = Objects.requireNonNull(Launch.class.getResourceAsStream("Launch.class"))) {
            byte[] head = in.readNBytes(8);
            // JVMS 4.1: bytes 6 and 7 are the class file's major version; 52 is Java 8.
            assertThat(head[6] << 8 | head[7]).isEqualTo(52);
        }
    }
}
