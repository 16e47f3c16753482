package dev.homeport.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What all examples have in common, and what their pages say of them. */
class ExamplesCompileTest {
    /** HTTP has many rules, and takes some more lines than the others. */
    private static final int LONGEST = 230;

    @Test
    void theyCompileWithoutAWarning(@TempDir Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    // All that is about the code. The class path is that of the tests, with what a manifest names and
                    // isn't there.
                    "-Xlint:all,-path,-classfile",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-cp",
                    System.getProperty("java.class.path"));
            boolean good = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(programs()))
                    .call();
            assertThat(said.toString()).isEmpty();
            assertThat(good).isTrue();
        }
    }

    @Test
    void eachIsShortAndListensOnLoopbackOnly() throws IOException {
        for (Path program : programs()) {
            String code = Files.readString(program);
            assertThat(code.lines().count()).as("lines of %s", program).isLessThanOrEqualTo(LONGEST);
            assertThat(code).as("%s", program).doesNotContain("0.0.0.0").contains("127.0.0.1");
            assertThat(code)
                    .as("%s", program)
                    .containsPattern(
                            "java .*" + Pattern.quote(program.getFileName().toString()));
        }
    }

    @Test
    void eachNamesTheShortcutsThatItTakes() throws IOException {
        for (Path program : programs()) {
            assertThat(Files.readString(program)).as("%s", program).contains("// Shortcut: ");
        }
    }

    @Test
    void eachHasAPageThatSaysHowToRunIt() throws IOException {
        String front = Files.readString(Path.of("examples", "README.md"));
        for (Path program : programs()) {
            Path folder = program.getParent();
            String page = Files.readString(folder.resolve("README.md"));
            String file = folder.getFileName() + "/" + program.getFileName();
            assertThat(page).as(file).containsPattern("(?m)^java .*" + Pattern.quote("examples/" + file));
            assertThat(page).as(file).contains("## Run", "## Try", "## Change it so that");
            assertThat(front).contains("](" + folder.getFileName() + "/README.md)");
        }
    }

    /** The programs of one file each; a whole project has folders of its own. */
    private static List<Path> programs() throws IOException {
        List<Path> programs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("examples"), 2)) {
            files.filter(each -> each.toString().endsWith(".java")).sorted().forEach(programs::add);
        }
        assertThat(programs).hasSizeGreaterThan(10);
        return programs;
    }
}
