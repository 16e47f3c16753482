package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comments, help, pages and examples cite is in the list, as lessons' is. */
class CitationsOfThisProjectTest {
    /** What stands around the words of a comment or of a string: then a citation may go on in the next line. */
    private static final Pattern COMMENT = Pattern.compile("^\\s*(?:/\\*\\*?|\\*/?|//)\\s?");

    private static final Pattern STRING = Pattern.compile("^[^\"]*\"|\"\\s*(?:\\+|[,;)]+)?\\s*$");

    @Test
    void everyCommentAndTextInTheSourcesCitesWhatCanBeCited() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files(".java", "src/main/java", "src/test/java/dev/homeport/testkit", "examples")) {
            wrong.addAll(slips(file, runsOfJava(Files.readAllLines(file))));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPageCitesWhatCanBeCited() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : files(".md", "README.md", "CONTRIBUTING.md", "lessons", "examples")) {
            List<String> runs = List.of(Files.readString(file).split("\n\\s*\n", -1));
            wrong.addAll(slips(file, runs));
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theListHasTheSectionsThatTheLessonsLiveBy() {
        assertThat(Literature.known().rfc(9293).orElseThrow().sections())
                .containsEntry("3.3.2", "State Machine Overview")
                .containsEntry("3.6.1", "Half-Closed Connections")
                .containsEntry("3.10.7.1", "CLOSED STATE");
        assertThat(Literature.known().rfc(6335).orElseThrow().sections()).containsEntry("6", "Port Number Ranges");
        assertThat(Literature.known().rfc(8446).orElseThrow().replacedBy()).containsExactly(9846);
        assertThat(Literature.known().manualSections("socket")).containsExactly(2, 7);
    }

    @Test
    void whatReplacesAnObsoleteRfcCanBeCited() {
        List<Integer> missing = Stream.iterate(1, number -> number + 1)
                .limit(11_000)
                .flatMap(number -> Literature.known().rfc(number).stream())
                .flatMap(rfc -> rfc.replacedBy().stream())
                .filter(number -> Literature.known()
                        .rfc(number)
                        .filter(rfc -> rfc.replacedBy().isEmpty())
                        .isEmpty())
                .toList();
        assertThat(missing).isEmpty();
    }

    private static List<Path> files(String ending, String... places) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String place : places) {
            try (Stream<Path> all = Files.walk(Path.of(place))) {
                all.filter(each -> each.toString().endsWith(ending)
                                && !each.toString().contains("target"))
                        .sorted()
                        .forEach(found::add);
            }
        }
        assertThat(found).isNotEmpty();
        return found;
    }

    /** In Java {@code read(2)} is a call, so only a page's name that is in the list is looked at, in a comment or a string. */
    private static List<String> slips(Path file, List<String> runs) {
        List<String> wrong = new ArrayList<>();
        for (String run : runs) {
            Citations.slips(run, Literature.known()).stream()
                    .filter(slip -> !slip.message().startsWith("the manual's page"))
                    .map(slip -> file + ": " + slip.message() + ": "
                            + run.lines().collect(Collectors.joining(" ")).strip())
                    .forEach(wrong::add);
        }
        return wrong;
    }

    private static List<String> runsOfJava(List<String> lines) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        char before = ' ';
        for (String line : lines) {
            char kind = COMMENT.matcher(line).find() ? '/' : line.contains("\"") ? '"' : ' ';
            if (kind != before) {
                runs.add(run.toString());
                run.setLength(0);
            }
            before = kind;
            if (kind == '/') {
                run.append(COMMENT.matcher(line).replaceFirst("")).append('\n');
            } else if (kind == '"') {
                run.append(STRING.matcher(line).replaceAll("")).append('\n');
            }
        }
        runs.add(run.toString());
        return runs;
    }
}
