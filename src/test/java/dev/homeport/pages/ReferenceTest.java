package dev.homeport.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.app.Main;
import dev.homeport.author.Allowed;
import dev.homeport.author.Proof;
import dev.homeport.author.Verifier;
import dev.homeport.check.Sentences;
import dev.homeport.code.Unguarded;
import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Blocks;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.net.Trouble;
import dev.homeport.session.JournalFolder;
import dev.homeport.session.Session;
import dev.homeport.session.SessionSettings;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbSpec;
import dev.homeport.verb.Verbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pages say of the code. {@code -Dreference.update=true} writes what the code says into them. */
class ReferenceTest {
    private static final Page LESSONS = new Page(Path.of("lessons/README.md"));
    private static final Page README = new Page(Path.of("README.md"));
    private static final List<String> VERB_TABLE = List.of("Verb", "What it does", "Example");

    @TempDir
    Path folder;

    @Test
    void everyKeyOfTheFrontMatterIsListed() throws IOException {
        LESSONS.holds(
                "front-matter",
                Page.table(
                        List.of("Key", "Required", "Meaning"),
                        Blocks.keys().stream()
                                .map(each -> List.of(code(each.name()), yesNo(each.required()), each.meaning()))
                                .toList()));
    }

    @Test
    void everyBlockIsListed() throws IOException {
        LESSONS.holds(
                "blocks",
                Page.table(
                        List.of("Block", "May be followed by", "In a step", "Meaning"),
                        Blocks.all().stream()
                                .map(each -> List.of(
                                        code(each.name()),
                                        each.arguments(),
                                        each.single() ? "one" : "any number",
                                        each.meaning()))
                                .toList()));
    }

    @Test
    void everyTroubleIsListed() throws IOException {
        LESSONS.holds(
                "troubles",
                Arrays.stream(Trouble.values())
                        .map(each -> code(each.word()))
                        .collect(Collectors.joining(" · ", "", "\n")));
    }

    @Test
    void everyCheckIsListed() throws IOException {
        LESSONS.holds(
                "checks",
                Page.table(
                        List.of("Sentence", "Passes when", "Example", "Active"),
                        Sentences.all().stream()
                                .map(each -> List.of(
                                        code(each.pattern()),
                                        each.meaning(),
                                        code(each.example()),
                                        yesNo(each.active())))
                                .toList()));
    }

    @Test
    void everyWayOfJavaThatIsNotGuardedIsListed() throws IOException {
        LESSONS.holds(
                "unguarded",
                Page.table(
                        List.of("Not held to loopback", "Why"),
                        Unguarded.ALL.stream()
                                .map(each -> List.of(each.what(), each.why()))
                                .toList()));
    }

    @Test
    void everyValueIsListed() throws IOException {
        LESSONS.holds(
                "values",
                Page.table(
                        List.of("Value", "Stands for"),
                        Blocks.values().stream()
                                .map(each -> List.of(code(each.written()), each.meaning()))
                                .toList()));
    }

    @Test
    void everyVerbIsListed() throws IOException {
        Set<String> ofTheLab = Verbs.all().stream().map(Verb::word).collect(Collectors.toSet());
        JournalFolder journal = new JournalFolder(folder, "test");
        try (Session session = new Session(
                Lab.open(LabSettings.USUAL),
                LessonFolder.of(Path.of("lessons")),
                journal,
                SessionSettings.SCRIPTED,
                event -> {})) {
            List<VerbSpec> all = session.verbs().stream().map(Verb::spec).toList();
            LESSONS.holds("verbs", verbs(all, spec -> ofTheLab.contains(spec.word())));
            LESSONS.holds("lesson-verbs", verbs(all, spec -> !ofTheLab.contains(spec.word())));
        }
    }

    @Test
    void theCompleteLessonIsProved() throws Exception {
        byte[] example = LESSONS.fenced("````markdown").getBytes(StandardCharsets.UTF_8);
        ParsedLesson parsed = LessonParser.parse("lessons/README.md", example);
        assertThat(parsed.problems()).isEmpty();
        List<Proof> proofs = new Verifier(62893, Allowed.NO_CODE, "", Verifier.Progress.NONE)
                .verify(List.of(parsed.lesson().orElseThrow()));
        assertThat(proofs).singleElement().satisfies(proof -> {
            assertThat(proof.failures()).isEmpty();
            assertThat(proof.skipped()).isEmpty();
            assertThat(proof.claims()).isGreaterThan(10);
        });
    }

    @Test
    void theCompleteLessonUsesEveryBlockThatALearnerSees() throws IOException {
        String example = LESSONS.fenced("````markdown");
        assertThat(List.of("try", "expect", "hint", "wrong", "predict", "quiz", "note"))
                .allSatisfy(block -> assertThat(example).containsPattern("(?m)^```" + block + "\\b"));
    }

    @Test
    void theReadmeShowsTheProgramsOwnHelp() throws Exception {
        README.holds("usage", "```text\n" + help() + "```\n");
    }

    /** What {@code homeport help} prints, from a JVM of its own: the program ends with an exit code. */
    private String help() throws IOException, InterruptedException {
        Path printed = folder.resolve("help");
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "help")
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        try {
            assertThat(program.waitFor(30, TimeUnit.SECONDS)).as("help ends").isTrue();
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
        return Files.readString(printed).replace("\r\n", "\n");
    }

    private static String verbs(List<VerbSpec> all, Predicate<VerbSpec> wanted) {
        return Page.table(
                VERB_TABLE,
                all.stream()
                        .filter(wanted)
                        .map(each -> List.of(code(each.usage()), each.summary(), code(each.example())))
                        .toList());
    }

    private static String code(String text) {
        return "`" + text + "`";
    }

    private static String yesNo(boolean yes) {
        return yes ? "yes" : "no";
    }
}
