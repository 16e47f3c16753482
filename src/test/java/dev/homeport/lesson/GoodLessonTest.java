package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.homeport.lesson.Prose.Span;
import dev.homeport.lesson.Prose.Span.Style;
import dev.homeport.lesson.Step.ScriptLine;
import dev.homeport.net.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One lesson with every block there is, read as its author meant it. */
class GoodLessonTest {
    static String text() {
        try (InputStream in = GoodLessonTest.class.getResourceAsStream("good-lesson.md")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Lesson lesson(String text) {
        ParsedLesson parsed = Read.lesson(text);
        assertThat(Read.said(parsed)).isEmpty();
        return parsed.lesson().orElseThrow();
    }

    private static Step step(int number) {
        return lesson(text()).steps().get(number);
    }

    @Test
    void frontMatterIsPlainText() {
        Lesson lesson = lesson(text());
        assertThat(lesson.id()).isEqualTo("ephemeral-ports");
        assertThat(lesson.title()).isEqualTo("Ports: the system picks");
        assertThat(lesson.minutes()).isEqualTo(8);
        assertThat(lesson.needs()).containsExactly("binding", "a-port", "c");
        assertThat(lesson.path()).isEqualTo("01-unit/01-a.md");
    }

    @Test
    void proseBeforeTheFirstStepIsTheIntroFreeOfMarkdown() {
        assertThat(lesson(text()).intro())
                .containsExactly(
                        new Prose.Paragraph(List.of(
                                new Span(Style.PLAIN, "Prose "),
                                new Span(Style.EMPHASIS, "before"),
                                new Span(Style.PLAIN, " the "),
                                new Span(Style.STRONG, "first"),
                                new Span(Style.PLAIN, " step, with "),
                                new Span(Style.CODE, "code"),
                                new Span(Style.PLAIN, " and "),
                                new Span(Style.LINK, "a link"),
                                new Span(Style.PLAIN, " ("),
                                new Span(Style.LINK, "https://www.rfc-editor.org/rfc/rfc6335"),
                                new Span(Style.PLAIN, ")."))),
                        new Prose.Items(
                                -1,
                                List.of(
                                        List.of(plain("one")),
                                        List.of(plain("two"), new Prose.Items(1, List.of(List.of(plain("three"))))))),
                        new Prose.Quote(List.of(plain("quoted"))),
                        new Prose.Listing("$ never run\n"),
                        new Prose.Listing("indented\n"));
    }

    @Test
    void aStepHasItsIdItsTitleAndItsLine() {
        assertThat(lesson(text()).steps())
                .extracting(Step::id, Step::title, Step::line)
                .containsExactly(
                        tuple("ask-zero", "Ask for port 0", 25),
                        tuple("what-happens", "What happens?", 77),
                        tuple("last", "Last", 93));
    }

    @Test
    void linesOfTheScriptKnowTheirPlace() {
        Step step = step(0);
        assertThat(step.setup()).containsExactly(new ScriptLine("listen 62893 as other", 29, 1));
        assertThat(step.tries())
                .containsExactly(new ScriptLine("listen 0 as web", 33, 1), new ScriptLine("connect web", 34, 3));
        assertThat(step.expects())
                .containsExactly(
                        new ScriptLine("listener web is listening", 37, 1),
                        new ScriptLine("port ${web.port} is in the ephemeral range", 38, 1));
        assertThat(step.hasTask()).isTrue();
    }

    @Test
    void hintsKnowWhenTheyAreOffered() {
        assertThat(step(0).hints())
                .extracting(Hint::when)
                .containsExactly(
                        new Hint.When.Asked(),
                        new Hint.When.AfterTries(2),
                        new Hint.When.AfterTime(Duration.ofSeconds(60)),
                        new Hint.When.OnTrouble(Trouble.PORT_TAKEN));
        assertThat(step(0).hints().get(0).text())
                .containsExactly(new Prose.Paragraph(
                        List.of(new Span(Style.CODE, "listen 0"), new Span(Style.PLAIN, " asks."))));
    }

    @Test
    void theFirstSolutionInVerbsCountsAndOthersKeepTheirLanguage() {
        Step step = step(0);
        assertThat(step.solutions())
                .extracting(Step.Solution::language)
                .containsExactly(Step.Solution.Language.SH, Step.Solution.Language.JAVA, Step.Solution.Language.VERBS);
        assertThat(step.solutions().get(1).lines())
                .extracting(ScriptLine::text)
                .containsExactly("for (;;) {", "    # kept as it is", "}");
        assertThat(step.solutionVerbs()).extracting(ScriptLine::text).containsExactly("listen 0 as web");
        assertThat(step(2).solutionVerbs()).extracting(ScriptLine::text).containsExactly("close web");
    }

    @Test
    void wrongAnswersKeepTheirMessage() {
        assertThat(step(0).wrongs())
                .containsExactly(
                        new Step.WrongAnswer(
                                List.of(new ScriptLine("listen 62893 as web", 68, 1)), "you chose 62893 yourself", 67),
                        new Step.WrongAnswer(List.of(new ScriptLine("close web", 73, 1)), "web is closed", 72));
    }

    @Test
    void aPredictionPairsEachChoiceWithItsCheck() {
        assertThat(step(1).predict())
                .isEqualTo(new Step.Predict(
                        "You connect where nobody listens. What happens?",
                        List.of(
                                new Step.Predict.Choice(
                                        "It is refused at once", new ScriptLine("connection any was refused", 81, 31)),
                                new Step.Predict.Choice(
                                        "It waits", new ScriptLine("connection any timed out", 82, 15))),
                        78));
    }

    @Test
    void aQuizHasTheAuthorsKey() {
        Step.Quiz quiz = Objects.requireNonNull(step(1).quiz());
        assertThat(quiz.question()).isEqualTo("Which are dynamic?");
        assertThat(quiz.options())
                .containsExactly(new Step.Quiz.Option("443", false), new Step.Quiz.Option("62893", true));
        assertThat(quiz.explanation()).isEqualTo("RFC 6335 section 6: dynamic ports are 49152 to 65535.");
        assertThat(quiz.severalRight()).isFalse();
    }

    @Test
    void aNoteIsProse() {
        assertThat(step(2).note()).containsExactly(plain("Port ${web.port} and ${kernel.ephemeral.first}."));
        assertThat(step(2).hasTask()).isFalse();
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkChangeNothing() {
        assertThat(lesson("\ufeff" + text().replace("\n", "\r\n"))).isEqualTo(lesson(text()));
    }

    private static Prose plain(String text) {
        return new Prose.Paragraph(List.of(new Span(Style.PLAIN, text)));
    }
}
