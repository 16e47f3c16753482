package dev.homeport.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.SessionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every screen as it was read aloud and found good. After a change of words, write the files anew and review them as prose:
 * {@code mvn test -Dtest=GoldenScreensTest -Dhomeport.golden=write}.
 */
class GoldenScreensTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden/render");

    @ParameterizedTest
    @MethodSource("families")
    void everyScreenLooksAsReviewed(String family) throws IOException {
        compare(screens(Samples.all().getOrDefault(family, List.of())), FOLDER.resolve(family + ".txt"));
    }

    @Test
    void aScreenReaderGetsSentencesForBars() throws IOException {
        StringBuilder all = new StringBuilder();
        for (SessionEvent each : Samples.all().getOrDefault("load", List.of())) {
            all.append(new Renderer(Layout.SPOKEN_80).text(each)).append('\n');
        }
        compare(all.toString(), FOLDER.resolve("load-spoken.txt"));
    }

    @Test
    void everyNameInJsonIsAsPromised() throws IOException {
        StringBuilder all = new StringBuilder();
        Samples.all()
                .values()
                .forEach(events ->
                        events.forEach(each -> all.append(JsonLines.of(each)).append('\n')));
        compare(all.toString(), FOLDER.resolve("all.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"talk", "states"})
    void everyPictureReadsWellAloudAndOnAWideScreen(String family) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Layout each : List.of(new Layout(120, true), new Layout(120, false), Layout.SPOKEN_80)) {
            all.append("######## ")
                    .append(each.spoken() ? "spoken" : each.width() + " columns")
                    .append('\n');
            for (SessionEvent event : Samples.all().getOrDefault(family, List.of())) {
                all.append(new Renderer(each).text(event)).append("\n####\n");
            }
        }
        compare(all.toString(), FOLDER.resolve(family + "-wide-and-spoken.txt"));
    }

    private static void compare(String actual, Path file) throws IOException {
        if ("write".equals(System.getProperty("homeport.golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }

    static List<String> families() {
        return List.copyOf(Samples.all().keySet());
    }

    private static String screens(List<SessionEvent> events) {
        StringBuilder all = new StringBuilder();
        for (int width : new int[] {80, 40}) {
            for (boolean unicode : new boolean[] {true, false}) {
                Renderer renderer = new Renderer(new Layout(width, unicode));
                all.append("######## ").append(width).append(unicode ? " columns, Unicode\n" : " columns, ASCII\n");
                for (SessionEvent each : events) {
                    all.append("#### ").append(each.getClass().getSimpleName()).append('\n');
                    all.append(renderer.text(each)).append('\n');
                }
            }
        }
        return all.toString();
    }
}
