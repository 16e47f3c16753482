package dev.homeport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** CONTRIBUTING.md shows the code as it is. That its links lead to files is held by {@link PagesTest}. */
class ContributingTest {
    private static final Page PAGE = new Page(Path.of("CONTRIBUTING.md"));
    private static final Pattern EXCERPT = Pattern.compile("```java\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern JAVA_LINK = Pattern.compile("]\\((src/[^)]+\\.java)\\)");
    private static final Pattern ROOMS = Pattern.compile("<!-- rooms -->\n(.*?)<!-- /rooms -->", Pattern.DOTALL);
    private static final Path HOUSE = Path.of("src/main/java/dev/homeport");

    @Test
    void everyExcerptStandsInTheFileThatIsLinkedBeforeIt() throws IOException {
        String page = PAGE.text();
        Matcher excerpt = EXCERPT.matcher(page);
        int found = 0;
        while (excerpt.find()) {
            Path source = lastLink(page.substring(0, excerpt.start()));
            String code = Files.readString(source).replace("\r\n", "\n");
            // In order, so that what stands between two ellipses is one piece of the file.
            int from = 0;
            for (String piece : excerpt.group(1).split("(?m)^ *…\n", -1)) {
                int at = code.indexOf(piece, from);
                assertThat(at).as("%s has\n%s", source, piece).isNotNegative();
                from = at + piece.length();
            }
            found++;
        }
        assertThat(found).as("a verb, a check, a test and a docstring").isEqualTo(4);
    }

    @Test
    void thePictureShowsEveryRoom() throws IOException {
        Matcher picture = ROOMS.matcher(PAGE.text());
        assertThat(picture.find()).isTrue();
        try (Stream<Path> rooms = Files.list(HOUSE)) {
            List<String> names = rooms.filter(Files::isDirectory)
                    .map(each -> each.getFileName().toString())
                    .toList();
            assertThat(names)
                    .isNotEmpty()
                    .allSatisfy(room -> assertThat(picture.group(1)).containsPattern("(?m)^.{0,24}\\b" + room + "\\b"));
        }
    }

    @Test
    void nothingIsLeftToDo() throws IOException {
        for (String page : List.of("README.md", "CONTRIBUTING.md", "lessons/README.md")) {
            assertThat(Files.readString(Path.of(page))).as(page).doesNotContain("TODO");
        }
    }

    private static Path lastLink(String before) {
        Matcher link = JAVA_LINK.matcher(before);
        Path last = null;
        while (link.find()) {
            last = Path.of(link.group(1));
        }
        assertThat(last).as("a link before the excerpt").isNotNull();
        return last;
    }
}
