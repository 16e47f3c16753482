package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonFolder;
import dev.homeport.lesson.ParsedLesson;
import dev.homeport.lesson.Problem;
import dev.homeport.lesson.Step;
import dev.homeport.net.Endpoint;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import dev.homeport.render.Layout;
import dev.homeport.render.Renderer;
import dev.homeport.session.Journal;
import dev.homeport.session.Session;
import dev.homeport.session.SessionSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The whole screen of each lesson, as a learner with plain text at 80 columns sees it. To accept a change after reading it:
 * {@code mvn test -Dtest=LessonTranscriptsTest -Dgolden.update=true}.
 */
class LessonTranscriptsTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/lessons");
    private static final Path LESSONS = Path.of("lessons");

    @TestFactory
    Stream<DynamicTest> eachLessonReadsAsItsTranscript() {
        try (Lab lab = Lab.open(LabSettings.USUAL)) {
            assumeTrue(
                    lab.ports().ephemeralRange().equals(Observed.seen(new PortRange(32768, 60999))),
                    "the transcripts show Linux's usual ephemeral range");
        }
        LessonFolder folder = LessonFolder.of(LESSONS);
        return folder.summaries().stream()
                .map(summary -> DynamicTest.dynamicTest(summary.id(), () -> {
                    Lesson lesson = folder.load(summary.id()).lesson().orElseThrow();
                    String transcript = play(lesson);
                    Path golden = GOLDEN.resolve(lesson.id() + ".txt");
                    if (Boolean.getBoolean("golden.update")) {
                        Files.writeString(golden, transcript);
                    }
                    assertThat(transcript).isEqualTo(read(golden));
                }));
    }

    private static String read(Path golden) throws IOException {
        assertThat(golden).as("accept it with -Dgolden.update=true").exists();
        return Files.readString(golden);
    }

    private static String play(Lesson asWritten) {
        // Other ports, and the written ones in the transcript: two builds may run on one machine.
        Map<Integer, Integer> ports = OtherPorts.choose(OtherPorts.of(asWritten), new Random(), new HashSet<>());
        Lesson lesson = OtherPorts.in(asWritten, ports);
        StringBuilder text = new StringBuilder();
        Renderer renderer = new Renderer(Layout.PLAIN_80);
        Lab lab = Lab.open(LabSettings.USUAL);
        try (Session session = new Session(
                lab,
                new One(lesson),
                Journal.none(),
                SessionSettings.SCRIPTED,
                event -> text.append(renderer.text(event)).append('\n'))) {
            session.begin();
            session.submit("start " + lesson.id());
            for (Step step : lesson.steps()) {
                for (String line : StepAnswers.around(
                        step,
                        step.solutionVerbs().stream().map(Step.ScriptLine::text).toList())) {
                    text.append("\n> ").append(line).append('\n');
                    session.submit(line);
                }
            }
        }
        return normal(text.toString(), lab, ports);
    }

    /** What differs from run to run and from machine to machine gets a name. */
    private static String normal(String text, Lab lab, Map<Integer, Integer> ports) {
        String out = text;
        for (Map.Entry<Integer, Integer> each : ports.entrySet()) {
            out = out.replace(each.getValue().toString(), each.getKey().toString());
        }
        for (LedgerEntry each : lab.ledger()) {
            Endpoint local = each.local();
            if (local != null && !ports.containsValue(local.port())) {
                out = out.replace(Integer.toString(local.port()), "<" + each.name() + ".port>");
            }
        }
        return out.replaceAll("[A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} [\\d:]{8} GMT", "<date>")
                .replaceAll("(?m)^(  pid +)\\d+$", "$1<pid>")
                .replaceAll("(?m)^(  user +)\\S+$", "$1<user>")
                .replaceAll("(?ms)^(  command line +).*?(?=^  started)", "$1<command line>\n")
                .replaceAll("(?m)^(  started +)\\d.*$", "$1<time>")
                .replaceAll("(?ms)^(  started by +).*?(?=^  address)", "$1<parent>\n")
                .replaceAll("(?ms)^(  reserved, this kernel +).*?(?=^  unprivileged)", "$1<ports>\n")
                .replaceAll("(?m)^(  unprivileged, this kernel +)\\d+-", "$1<first>-")
                .replaceAll("[ \\t]+\n", "\n");
    }

    private record One(Lesson lesson) implements LessonFolder {
        @Override
        public List<Summary> summaries() {
            return List.of(new Summary(lesson.id(), lesson.title(), lesson.minutes(), List.of(), lesson.path()));
        }

        @Override
        public ParsedLesson load(String id) {
            return new ParsedLesson(Optional.of(lesson), List.of());
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }
    }
}
