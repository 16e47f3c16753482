package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    @TempDir
    Path home;

    @Test
    void aLineIsKeptAtOnceAndOnlyOnceInARow() throws IOException {
        HistoryFile history = new HistoryFile(file());
        history.keep("one");
        history.keep("one");
        history.keep(" secret");
        history.keep("  ");
        history.keep("two");
        assertThat(Files.readAllLines(file())).containsExactly("one", "two");
    }

    @Test
    void twoTerminalsShareTheFile() throws IOException {
        HistoryFile first = new HistoryFile(file());
        HistoryFile second = new HistoryFile(file());
        first.keep("one");
        second.keep("two");
        first.keep("three");
        assertThat(new HistoryFile(file()).load()).containsExactly("one", "two", "three");
    }

    @Test
    void aLongFileIsCutToItsNewestLines() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i <= 2 * HistoryFile.MOST_LINES; i++) {
            lines.add("line " + i);
        }
        Files.write(file(), lines);
        assertThat(new HistoryFile(file()).load())
                .hasSize(HistoryFile.MOST_LINES)
                .endsWith("line 2000")
                .startsWith("line 1001");
        assertThat(Files.readAllLines(file())).hasSize(HistoryFile.MOST_LINES);
    }

    @Test
    void aGarbledLineCostsOnlyItself() throws IOException {
        Files.write(file(), "one\n\u00ff\ntwo\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(new HistoryFile(file()).load()).hasSize(3).startsWith("one").endsWith("two");
    }

    @Test
    void aFileThatIsNotThereHasNoLinesAndNoWarning() {
        HistoryFile history = new HistoryFile(home.resolve("new").resolve("history"));
        assertThat(history.load()).isEmpty();
        assertThat(history.keep("one")).isEmpty();
    }

    @Test
    void whatCannotBeKeptIsSaidOnceWithThePath() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        HistoryFile history = new HistoryFile(file.resolve("history"));
        assertThat(history.load()).isEmpty();
        assertThat(history.keep("one"))
                .hasValueSatisfying(warning -> assertThat(warning)
                        .startsWith("The history cannot be kept in " + file.resolve("history") + " (")
                        .endsWith("Everything else goes on."));
        assertThat(history.keep("two")).isEmpty();
    }

    private Path file() {
        return home.resolve("history");
    }
}
