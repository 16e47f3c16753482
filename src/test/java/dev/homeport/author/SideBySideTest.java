package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.LessonParser;
import dev.homeport.net.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Proofs on a machine where others use ports too. */
@Timeout(60)
class SideBySideTest {
    @Test
    void aPortThatOneRunGaveBackCanBeTheNextOnes() throws Exception {
        SideBySide runs = new SideBySide();
        try (Lab one = Lab.open(LabSettings.USUAL);
                Lab two = Lab.open(LabSettings.USUAL)) {
            runs.enter(one);
            runs.enter(two);
            Endpoint at =
                    Objects.requireNonNull(one.listen(Endpoint.loopback(0), "a", 1, true, false, Act.of("listen 0"))
                            .local());
            assertThat(runs.hadElsewhere(one, at)).isFalse();
            assertThat(runs.hadElsewhere(two, at)).isTrue();
            one.close("a");
            two.listen(at, "b", 1, true, false, Act.of("listen"));
            assertThat(runs.hadElsewhere(one, at)).isTrue();
        }
    }

    @Test
    void aProgramThatHasALessonsPortForAMomentIsNoFaultOfTheLesson() throws Exception {
        int port = freePort();
        // In two parts, as the lesson's own ports are replaced in its Java too.
        String digits = Integer.toString(port);
        String squatter = "\"" + digits.substring(0, 1) + "\" + \"" + digits.substring(1) + "\"";
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
        String text = """
                ---
                id: a
                title: A
                minutes: 1
                ---
                ## Open {#open}
                ```try
                listen 0 as web
                ```
                ```expect
                listener web is listening
                ```
                ```solution java
                Listener web = lab.listen(0);
                Process other = new ProcessBuilder("%s", "-cp", "%s",
                    "dev.homeport.verb.Squatter", %s, "once").start();
                other.getInputStream().read();
                ```
                ## Take {#take}
                ```try
                listen %d as home
                connect %d as visitor
                ```
                ```expect
                listener home is listening
                connection visitor is established
                ```
                """.formatted(java, classes, squatter, port, port);
        Proof proof = new Verifier(62893, Allowed.ALL_CODE, "", Verifier.Progress.NONE)
                .verify(List.of(LessonParser.parse("01-unit/01-a.md", text.getBytes(StandardCharsets.UTF_8))
                        .lesson()
                        .orElseThrow()))
                .get(0);
        assertThat(proof.failures()).isEmpty();
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }
}
