package dev.homeport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.JournalFolder;
import dev.homeport.session.Session;
import dev.homeport.session.SessionSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The README's transcript is what the program shows, but for a port that is free here. */
@Timeout(60)
class TranscriptTest {
    private static final String LESSON = "01-loopback/01-a-port-of-your-own.md";
    private static final String PORT = "62893";

    @TempDir
    Path folder;

    private final StringBuilder screen = new StringBuilder();

    @Test
    void theReadmeShowsWhatHappens() throws IOException {
        String port = freePort();
        copyLesson(port);
        Renderer renderer = new Renderer(new Layout(80, true));
        try (Session session = new Session(
                Lab.open(LabSettings.USUAL),
                LessonFolder.of(folder.resolve("lessons")),
                new JournalFolder(folder.resolve("state"), "test"),
                SessionSettings.SCRIPTED,
                event -> screen.append(renderer.text(event)).append('\n'))) {
            session.begin();
            type(session, "start a-port-of-your-own");
            type(session, "1");
            type(session, "connect " + port);
            type(session, "listen " + port + " as home");
        }
        int from = 0;
        for (String piece : new Page(Path.of("README.md")).fenced("```text").split("(?m)^…\n", -1)) {
            String expected = piece.replace(PORT, port);
            int at = screen.indexOf(expected, from);
            assertThat(at)
                    .as("shown:\n%s\nin the README:\n%s", screen, expected)
                    .isNotNegative();
            from = at + expected.length();
        }
    }

    /** As the terminal does: the prompt, and the line that is typed after it. */
    private void type(Session session, String line) {
        session.prompt()
                .lessonId()
                .ifPresent(lesson -> screen.append(lesson)
                        .append(' ')
                        .append(session.prompt().number())
                        .append('/')
                        .append(session.prompt().steps())
                        .append("> ")
                        .append(line)
                        .append('\n'));
        session.submit(line);
    }

    private void copyLesson(String port) throws IOException {
        Path copy = folder.resolve("lessons").resolve(LESSON);
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(Path.of("lessons", LESSON)).replace(PORT, port));
    }

    /** Free a moment ago. Five digits, so that lines break where they do in the README. */
    private static String freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return Integer.toString(probe.getLocalPort());
        }
    }
}
