package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.session.Console.Outcome;
import dev.homeport.verb.Front;
import dev.homeport.verb.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SaveTest {
    private static final String LESSON = """
            ---
            id: one
            title: One *bold* lesson
            minutes: 1
            ---
            ## Open a port
            Open one.
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            """;

    @TempDir
    Path folder;

    private final List<SessionEvent> seen = new ArrayList<>();
    private Session session;

    @BeforeEach
    void open() throws IOException {
        Path unit = Files.createDirectories(folder.resolve("lessons/01-unit"));
        Files.writeString(unit.resolve("01-one.md"), LESSON);
        session = new Session(
                Lab.open(LabSettings.USUAL),
                LessonFolder.of(folder.resolve("lessons")),
                Journal.none(),
                SessionSettings.SCRIPTED,
                seen::add);
        session.meets(() -> Front.Origin.PIPE);
        session.writesAs(SaveTest::plain);
    }

    @AfterEach
    void close() {
        session.close();
    }

    @Test
    void aPageHasHeadingsWhatWasTypedAndShownAndTheDiagrams() throws IOException {
        type("start one", "listen 0 as web", "listen 0 as spare", "connect spare as c1", "send c1 hello");
        Path file = folder.resolve("s.md");
        assertThat(session.submit("save " + file)).isEqualTo(Outcome.OK);
        assertThat(seen.get(seen.size() - 1)).isEqualTo(new SessionEvent.Reported(new Report.Done("wrote " + file)));
        String page = Files.readString(file);
        assertThat(page)
                .startsWith("# A session with Homeport\n\n- Saved: ")
                .contains("\n## Lesson: One \\*bold\\* lesson\n")
                .contains("\n### Step 1 of 1: Open a port\n")
                .contains("> listen 0 as web\nlistening on 127.0.0.1:")
                .contains("\n## Conversations\n\n### c1 and spare\n\n```mermaid\nsequenceDiagram\n")
                .contains("N->>F: 5 bytes #34;hello#34;\n");
    }

    @Test
    void textThatLooksLikeMarkdownStaysText() throws IOException {
        type("listen 0 as web", "connect web as c1", "send c1 '```` # not a heading <b> ```'");
        type("# a comment", "nonsense `````", "save " + folder.resolve("s.md"));
        String page = Files.readString(folder.resolve("s.md"));
        // The longest run of backticks inside has five.
        assertThat(page)
                .contains("\n``````text\n")
                .contains("> nonsense `````\n")
                .contains("\n``````\n");
        assertThat(page.lines().filter(line -> line.startsWith("#")))
                .containsExactly("# A session with Homeport", "## Conversations", "### c1 and web");
    }

    @Test
    void aFileThatIsThereStaysUnlessForced() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.md"), "precious");
        assertThat(session.submit("save " + file)).isEqualTo(Outcome.USAGE);
        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(session.submit("save --force " + file)).isEqualTo(Outcome.OK);
        assertThat(Files.readString(file)).startsWith("# A session");
    }

    @Test
    void aFileIsReplacedOnlyOnceTheNewOneIsWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.md"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("link.md"), file);
        // What writes into the old file, instead of beside it, changes this name of it, too.
        Path old = Files.createLink(folder.resolve("old.md"), file);
        assertThat(session.submit("save --force " + link)).isEqualTo(Outcome.OK);
        assertThat(Files.readString(file)).startsWith("# A session");
        assertThat(Files.readString(old)).isEqualTo("precious");
        assertThat(link).isSymbolicLink();
    }

    @Test
    void aLessonsLineSavesNothing() {
        session.meets(Front.NOBODY);
        assertThat(session.submit("save " + folder.resolve("s.md"))).isEqualTo(Outcome.FAILED);
        assertThat(folder.resolve("s.md")).doesNotExist();
    }

    @Test
    void whatIsKeptIsBoundedAndSaysSo() {
        Transcript transcript = new Transcript();
        for (int i = 0; i < Transcript.MOST_ENTRIES + 7; i++) {
            transcript.typed("line " + i);
        }
        assertThat(transcript.entries()).hasSize(Transcript.MOST_ENTRIES);
        assertThat(new TranscriptPage(SaveTest::plain).of(List.of("Saved: now"), transcript, List.of()))
                .contains("- The oldest 7 lines and answers were not kept.\n");
    }

    private void type(String... lines) {
        for (String each : lines) {
            session.submit(each);
        }
    }

    private static String plain(SessionEvent event) {
        if (event instanceof SessionEvent.Reported it && it.report() instanceof Report.Done done) {
            return done.text();
        }
        return event.getClass().getSimpleName();
    }
}
