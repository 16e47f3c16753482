package dev.homeport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the Markdown pages say of each other. */
class PagesTest {
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)[^)]*\\)");
    private static final Pattern LESSON_ROW = Pattern.compile("\\| \\[(.+)]\\((.+\\.md)\\) \\| (\\d+) \\| .+ \\|");

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                String target = link.group(1);
                links++;
                if (!target.startsWith("http") && !Files.exists(page.resolveSibling(target))) {
                    broken.add(page + " -> " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(5);
    }

    @Test
    void aUnitsPageListsItsLessonsWithTitleAndMinutes() throws IOException {
        for (Path unit : units()) {
            List<String> listed = new ArrayList<>();
            for (String row : Files.readAllLines(unit.resolve("README.md"))) {
                Matcher lesson = LESSON_ROW.matcher(row);
                if (lesson.matches()) {
                    listed.add(lesson.group(2));
                    assertThat(Files.readAllLines(unit.resolve(lesson.group(2))))
                            .as(row)
                            .contains("title: " + lesson.group(1), "minutes: " + lesson.group(3));
                }
            }
            assertThat(listed).as("%s", unit).isEqualTo(lessonFiles(unit)).isNotEmpty();
        }
    }

    @Test
    void noLessonRaisesItsVoice() throws IOException {
        for (Path unit : units()) {
            for (String file : lessonFiles(unit)) {
                assertThat(Files.readString(unit.resolve(file))).as(file).doesNotContain("!");
            }
        }
    }

    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (String folder : List.of("lessons", "examples")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(each -> each.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        Stream.of("README.md", "CONTRIBUTING.md")
                .map(Path::of)
                .filter(Files::exists)
                .forEach(pages::add);
        return pages;
    }

    private static List<Path> units() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("lessons"))) {
            List<Path> units = files.filter(Files::isDirectory).sorted().toList();
            assertThat(units).isNotEmpty();
            return units;
        }
    }

    private static List<String> lessonFiles(Path unit) throws IOException {
        try (Stream<Path> files = Files.list(unit)) {
            return files.map(each -> each.getFileName().toString())
                    .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
    }
}
