package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.Act;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Trouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The words java and edit: who may use them, and what they take. */
@Timeout(60)
class JavaVerbTest {
    private static final Front PIPE = () -> Front.Origin.PIPE;

    private final Lab lab = Lab.open(LabSettings.USUAL);
    private final List<Report> reports = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        lab.close();
    }

    private List<Report> type(String line, Front front) throws VerbException {
        reports.clear();
        List<Verb> verbs = new ArrayList<>(Verbs.all());
        verbs.addAll(Verbs.forLearners());
        CommandLine typed = CommandLine.parse(line, verbs).orElseThrow();
        typed.verb().run(typed.arguments(), new VerbContext(lab, reports::add, Act.of(line), front));
        return reports;
    }

    private VerbException fails(String line, Front front) {
        VerbException failed = catchThrowableOfType(VerbException.class, () -> type(line, front));
        assertThat(failed).as(line).isNotNull();
        return failed;
    }

    @Test
    void theRestOfTheLineIsTakenAsItStands() throws VerbException {
        assertThat(type("java { \"a\\tb  'c' #\".length() }", PIPE)).endsWith(new Report.JavaValue("$1", "10"));
        assertThat(type("java{ 1 + 1 }", PIPE)).containsExactly(new Report.JavaValue("$2", "2"));
    }

    @Test
    void aLessonsOwnLinesRunNoJavaAndOpenNoEditor() {
        for (String line : List.of("java", "java { 1 }", "java x.java", "java{ 1 }")) {
            VerbException refused = fails(line, Front.NOBODY);
            assertThat(refused.trouble()).isEqualTo(Trouble.PERMISSION);
            assertThat(refused.what()).isEqualTo("a lesson's own lines run no Java");
        }
        assertThat(fails("edit", Front.NOBODY).what()).isEqualTo("an editor opens only for who sits at a terminal");
        assertThat(fails("edit", PIPE).trouble()).isEqualTo(Trouble.PERMISSION);
        assertThat(lab.ledger()).isEmpty();
    }

    @Test
    void theJavaPromptNeedsATerminal() {
        VerbException refused = fails("java", PIPE);
        assertThat(refused.what()).isEqualTo("the Java prompt needs a terminal");
        assertThat(refused.next()).isEqualTo("`java { CODE }` runs Java in one line, `java FILE` a file");
    }

    @Test
    void atATerminalItIsOpenedWarm() throws VerbException {
        List<JavaPrompt> opened = new ArrayList<>();
        Front terminal = new Front() {
            @Override
            public Origin origin() {
                return Origin.TERMINAL;
            }

            @Override
            public boolean opens(JavaPrompt prompt) {
                return opened.add(prompt);
            }
        };
        type("java", terminal);
        assertThat(opened).containsExactly(JavaPrompt.of(lab));
        assertThat(opened.get(0).isWhole("{")).isFalse();
    }

    @Test
    void anOpenBraceIsSaid() {
        VerbException open = fails("java { 1 + 1", PIPE);
        assertThat(open.what()).isEqualTo("the brace { of `java` is never closed");
        assertThat(open.trouble()).isEqualTo(Trouble.BAD_INPUT);
    }

    @Test
    void aFileRuns() throws Exception {
        Path file = Files.writeString(
                folder.resolve("two words.java"), "int twice(int n) {\n  return 2 * n;\n}\ntwice(21)\n");
        assertThat(type("java " + file, PIPE))
                .endsWith(new Report.Remark("method twice(int) is declared."), new Report.JavaValue("$1", "42"));
        assertThat(JavaPrompt.of(lab).sourceOf("twice"))
                .hasValueSatisfying(s -> assertThat(s).contains("2 * n"));
    }

    @Test
    void aFileThatCannotBeRunIsNamed() throws Exception {
        assertThat(fails("java nowhere.java", PIPE).what()).isEqualTo("there is no file nowhere.java");
        assertThat(fails("java " + folder, PIPE).what()).endsWith("is a folder");
        Path large = Files.writeString(folder.resolve("large"), " ".repeat(JavaPrompt.MOST_SOURCE + 1));
        assertThat(fails("java " + large, PIPE).what()).endsWith("is longer than 64 KiB");
        Path bytes = Files.write(folder.resolve("bytes"), new byte[] {(byte) 0xff});
        assertThat(fails("java " + bytes, PIPE).what()).endsWith("is no text in UTF-8");
    }
}
