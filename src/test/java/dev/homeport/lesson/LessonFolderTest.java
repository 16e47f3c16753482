package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonFolderTest {
    @TempDir
    Path temp;

    private Path root() throws IOException {
        return Files.createDirectories(temp.resolve("lessons"));
    }

    private static String lesson(String id, String needs) {
        return "---\nid: " + id + "\ntitle: About " + id + "\nminutes: 5\nneeds: " + needs + "\n---\n## Read\nText.\n";
    }

    private void write(String path, String text) throws IOException {
        Path file = root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private LessonFolder folder() throws IOException {
        return LessonFolder.of(root());
    }

    private String problems() throws IOException {
        return folder().problems().stream()
                .map(each -> each.describe("lessons"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void lessonsComeInTheOrderOfTheirPathsAndReadmesAreNone() throws IOException {
        write("README.md", "# All");
        write("02-echo/01-echo.md", lesson("echo", "b"));
        write("01-loopback/README.md", "# Unit");
        write("01-loopback/02-b.md", lesson("b", "a"));
        write("01-loopback/01-a.md", lesson("a", ""));
        write("01-loopback/notes.md", "no lesson");
        write("drafts/01-c.md", lesson("c", ""));
        assertThat(folder().summaries())
                .containsExactly(
                        new LessonFolder.Summary("a", "About a", 5, List.of(), "01-loopback/01-a.md"),
                        new LessonFolder.Summary("b", "About b", 5, List.of("a"), "01-loopback/02-b.md"),
                        new LessonFolder.Summary("echo", "About echo", 5, List.of("b"), "02-echo/01-echo.md"));
        assertThat(folder().load("b").lesson().orElseThrow().path()).isEqualTo("01-loopback/02-b.md");
        assertThat(problems()).isEmpty();
    }

    @Test
    void aLessonWhoseFrontMatterIsBrokenIsNotListedYetCanBeParsed() throws IOException {
        write("01-unit/01-a.md", "---\ntitle: x\n---\n## Read\n");
        assertThat(folder().summaries()).isEmpty();
        assertThat(folder().paths()).containsExactly("01-unit/01-a.md");
        assertThat(folder().parse("01-unit/01-a.md").problems())
                .extracting(Problem::message)
                .containsExactly("the front matter has no `id`", "the front matter has no `minutes`");
    }

    @Test
    void listingReadsFrontMatterOnly() throws IOException {
        write("01-unit/01-a.md", lesson("a", "") + "```expct\n" + "\u202e".repeat(20_000));
        assertThat(folder().summaries()).extracting(LessonFolder.Summary::id).containsExactly("a");
    }

    @Test
    void anUnknownLessonSuggestsANearOne() throws IOException {
        write("01-unit/01-binding.md", lesson("binding", ""));
        assertThat(Read.said(folder().load("bindin")))
                .isEqualTo("there is no lesson `bindin`\n      did you mean `binding`?");
    }

    @Test
    void anIdThatIsTakenNamesItsHolder() throws IOException {
        write("01-unit/01-a.md", lesson("same", ""));
        write("01-unit/02-b.md", lesson("same", ""));
        assertThat(problems()).isEqualTo("""
                        lessons/01-unit/02-b.md:2:5: the lesson id `same` is taken by 01-unit/01-a.md
                            2 | id: same
                              |     ^^^^""");
    }

    @Test
    void anUnknownNeedSuggestsANearOne() throws IOException {
        write("01-unit/01-a.md", lesson("binding", ""));
        write("01-unit/02-b.md", lesson("echo", "binding, bindin nowhere"));
        assertThat(problems()).isEqualTo("""
                        lessons/01-unit/02-b.md:5:17: no lesson has the id `bindin`
                            5 | needs: binding, bindin nowhere
                              |                 ^^^^^^
                              did you mean `binding`?
                        lessons/01-unit/02-b.md:5:24: no lesson has the id `nowhere`
                            5 | needs: binding, bindin nowhere
                              |                        ^^^^^^^""");
    }

    @Test
    void eachCircleOfNeedsIsNamedOnce() throws IOException {
        write("01-unit/01-a.md", lesson("a", "b"));
        write("01-unit/02-b.md", lesson("b", "c"));
        write("01-unit/03-c.md", lesson("c", "a"));
        write("01-unit/04-d.md", lesson("d", "a"));
        write("01-unit/05-e.md", lesson("e", "e"));
        assertThat(problems()).isEqualTo("""
                        lessons/01-unit/01-a.md:5:8: lessons need each other in a circle: a -> b -> c -> a
                            5 | needs: b
                              |        ^
                        lessons/01-unit/05-e.md:5:8: lessons need each other in a circle: e -> e
                            5 | needs: e
                              |        ^""");
    }

    @Test
    void aLinkThatLeavesTheFolderIsRefusedByName() throws IOException {
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("01-x.md"), lesson("x", ""));
        write("01-unit/01-a.md", lesson("a", ""));
        Files.createSymbolicLink(root().resolve("01-unit/02-out.md"), outside.resolve("01-x.md"));
        Files.createSymbolicLink(root().resolve("01-unit/03-gone.md"), outside.resolve("gone"));
        Files.createSymbolicLink(root().resolve("01-unit/04-in.md"), root().resolve("01-unit/05-b.md"));
        Files.createSymbolicLink(root().resolve("02-out"), outside);
        write("01-unit/05-b.md", lesson("b", ""));
        assertThat(folder().paths()).containsExactly("01-unit/01-a.md", "01-unit/04-in.md", "01-unit/05-b.md");
        assertThat(problems()).startsWith("""
                        lessons/01-unit/02-out.md:1:1: this link leads out of the lessons folder, so it is not read
                        lessons/01-unit/03-gone.md:1:1: this link leads nowhere
                        lessons/02-out:1:1: this link leads out of the lessons folder, so it is not read
                        """);
        assertThat(folder().parse("01-unit/02-out.md").problems())
                .extracting(Problem::message)
                .containsExactly("this lesson cannot be read: it leads out of the lessons folder");
    }

    @Test
    void aPathThatClimbsOutIsRefusedByName() throws IOException {
        for (String path :
                List.of("../01-unit/01-a.md", "01-unit/../01-a.md", "/etc/passwd", "..\\01-a.md", "01-a.md")) {
            assertThat(folder().parse(path).problems())
                    .extracting(Problem::describe)
                    .containsExactly(path + ":1:1: a lesson's path is NN-unit/NN-name.md inside the lessons folder");
        }
        assertThat(folder().parse("01-unit/01-a.md").problems())
                .extracting(Problem::message)
                .containsExactly("this lesson cannot be read: there is no such file");
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        LessonFolder none = LessonFolder.of(temp.resolve("none"));
        assertThat(none.summaries()).isEmpty();
        assertThat(none.problems())
                .extracting(each -> each.describe("lessons"))
                .containsExactly("there is no folder " + temp.resolve("none"));
    }

    @Test
    void lessonsInAJarAreFoundAndReadTheSameWay() throws IOException {
        Path jar = temp.resolve("some.jar");
        Map<String, String> entries = new TreeMap<>(Map.of(
                "lessons/",
                "",
                "lessons/README.md",
                "# All",
                "lessons/02-u/01-b.md",
                lesson("b", "a"),
                "lessons/01-u/README.md",
                "# Unit",
                "lessons/01-u/01-a.md",
                lesson("a", ""),
                "other/01-u/01-c.md",
                lesson("c", "")));
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> each : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                zip.write(each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        LessonFolder folder = new FolderLessons(new JarFiles(jar.toFile()));
        assertThat(folder.summaries()).extracting(LessonFolder.Summary::id).containsExactly("a", "b");
        assertThat(folder.load("b").lesson().orElseThrow().title()).isEqualTo("About b");
        assertThat(folder.problems()).isEmpty();
        assertThat(folder.parse("03-u/01-a.md").problems())
                .extracting(Problem::message)
                .containsExactly("this lesson cannot be read: there is no such file");
    }

    @Test
    void bundledLessonsAreThoseBesideTheClasses() {
        Path beside = Path.of("target", "classes", "lessons");
        assertThat(LessonFolder.bundled().paths())
                .isEqualTo(LessonFolder.of(beside).paths());
    }
}
