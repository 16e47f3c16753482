package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What verify proves, and what it says of lessons that do not hold. */
@Timeout(60)
class VerifierTest {
    private static final String GOOD = """
            ## Open {#open}
            ```try
            listen 0 as web
            ```
            ```expect
            listener web is listening
            ```
            ```wrong
            listen 0 as other
            => no listener is named web
            ```
            ## Knock {#knock}
            ```predict
            What happens?
            - Refused => connection any was refused
            - Connected => connection any is established
            ```
            ```try
            connect web as ada
            ```
            ```quiz
            Which?
            - [ ] This
            - [x] That
            => So.
            ```
            """;

    private static Lesson lesson(String body) {
        String text = "---\nid: a\ntitle: A\nminutes: 1\n---\n" + body;
        ParsedLesson parsed = LessonParser.parse("01-unit/01-a.md", text.getBytes(StandardCharsets.UTF_8));
        return parsed.lesson()
                .orElseThrow(() -> new AssertionError(parsed.problems().toString()));
    }

    private static Proof prove(String body) throws InterruptedException {
        return new Verifier(62893, new Allowed(true, false), "", Verifier.Progress.NONE)
                .verify(List.of(lesson(body)))
                .get(0);
    }

    private static List<String> said(Proof proof) {
        return proof.failures().stream()
                .map(f -> f.line() + " " + f.step() + ": " + f.message())
                .distinct()
                .toList();
    }

    private static final String OPEN = "## Open {#open}\n```try\nlisten 0 as web\n```\n";
    private static final String EXPECT = "```expect\nlistener web is listening\n```\n";

    @Test
    void aGoodLessonIsProvedInBothRuns() throws InterruptedException {
        Proof proof = prove(GOOD);
        assertThat(said(proof)).isEmpty();
        assertThat(proof.holds()).isTrue();
        assertThat(proof.steps()).isEqualTo(2);
        assertThat(proof.claims()).isEqualTo(38);
        assertThat(proof.skipped()).isEmpty();
    }

    @Test
    void checksThatHoldBeforeTheActAreNamed() throws InterruptedException {
        Proof proof = prove(OPEN + "```setup\nlisten 0 as web\n```\n" + EXPECT);
        assertThat(said(proof)).contains("6 open: the checks hold before anything was done");
        assertThat(proof.holds()).isFalse();
    }

    @Test
    void aPredictionThatHasAlreadyComeTrueIsNamed() throws InterruptedException {
        Proof proof = prove("""
                ## Open {#open}
                ```setup
                listen 0 as web
                ```
                ```predict
                What happens?
                - It closes => connection any is closed
                - It listens => listener web is listening
                ```
                ```try
                connect web
                ```
                """);
        assertThat(said(proof)).containsExactly("6 open: choice 2 of the prediction holds before anything was done");
    }

    @Test
    void aSolutionThatDoesNotPassSaysWhatWasObserved() throws InterruptedException {
        Proof proof = prove(OPEN.replace("as web", "as other") + EXPECT);
        assertThat(said(proof))
                .singleElement()
                .asString()
                .startsWith("6 open: the solution does not pass: listener web is listening (not yet: ")
                .contains("web");
        assertThat(proof.failures()).extracting(Proof.Failure::run).containsExactly("as written");
    }

    @Test
    void aStepThatBlamesItsOwnSolutionIsNamed() throws InterruptedException {
        Proof proof = prove("""
                ## Open {#open}
                ```try
                listen 0 as web
                connect web as ada
                close ada
                connect 1 as ada
                ```
                ```expect
                connection ada was refused
                ```
                """);
        assertThat(said(proof))
                .anyMatch(said -> said.startsWith("6 open: on the way of its own solution the step says wrong: "));
    }

    @Test
    void aSlipInTheSolutionIsNamedAlsoWhereTheStepPasses() throws InterruptedException {
        assertThat(said(prove("## Open {#open}\n```try\nclose nix\nlisten 0 as web\n```\n" + EXPECT)))
                .containsExactly("6 open: its own solution has a slip: [there is nothing named nix]");
    }

    @Test
    void aWrongAnswerThatPassesIsNamedAtItsOwnLine() throws InterruptedException {
        Proof proof = prove(OPEN + EXPECT + "```wrong\necho 0 as web\n=> no\n```\n");
        assertThat(said(proof)).singleElement().asString().endsWith(" open: the wrong answer passes");
        assertThat(proof.failures().get(0).line()).isEqualTo(13);
    }

    @Test
    void aWrongAnswersMessageMustBeFoundInWhatTheChecksSay() throws InterruptedException {
        Proof proof = prove(OPEN + EXPECT + "```wrong\nlisten 0 as other\n=> the moon is full\n```\n");
        assertThat(said(proof))
                .singleElement()
                .asString()
                .startsWith(
                        "13 open: the wrong answer does not get its message \"the moon is full\"; it gets: listener");
    }

    @Test
    void twoChoicesThatComeTrueAtOnceAreNamed() throws InterruptedException {
        Proof proof = prove("""
                ## Knock {#knock}
                ```setup
                listen 0 as web
                ```
                ```predict
                What happens?
                - It connects => connection any is established
                - It is not refused => connection any was not refused
                ```
                ```try
                connect web as ada
                ```
                """);
        assertThat(said(proof)).containsExactly("6 knock: 2 choices of the prediction came true at once");
    }

    @Test
    void everySolutionInVerbsIsProved() throws InterruptedException {
        assertThat(said(prove(OPEN + EXPECT + "```solution\nlisten 0 as web\n```\n```solution\necho 0 as web\n```\n")))
                .isEmpty();
        assertThat(said(prove(OPEN + EXPECT + "```solution\nlisten 0 as web\n```\n```solution\necho 0 as w\n```\n")))
                .singleElement()
                .asString()
                .startsWith("16 open: this solution does not pass: listener web is listening");
    }

    @Test
    void aSolutionInJavaIsProvedInTheFirstRun() throws InterruptedException {
        String java = "```solution java\n// any port\nServerSocket web =\n    new ServerSocket(0)\n```\n";
        Proof proof = prove(OPEN + EXPECT + java);
        assertThat(said(proof)).isEmpty();
        assertThat(proof.skipped()).isEmpty();
        assertThat(proof.claims()).isEqualTo(prove(OPEN + EXPECT).claims() + 1);
    }

    @Test
    void aSolutionInJavaThatDoesNotPassIsNamedWithWhatItFailedWith() throws InterruptedException {
        Proof proof = prove(OPEN + EXPECT + "```solution java\nnew ServerSocket(0);\nfoo();\n```\n");
        assertThat(said(proof))
                .containsExactly("13 open: this solution does not pass: cannot find symbol: method foo(); "
                        + "listener web is listening (not yet: no listener is named web)");
    }

    @Test
    void javaInAWrongAnswerIsRefusedBeforeItRuns() {
        String wrong = "```wrong\njava { new ServerSocket(0) }\n=> no Java\n```\n";
        String text = "---\nid: a\ntitle: A\nminutes: 1\n---\n" + OPEN + EXPECT + wrong;
        ParsedLesson parsed = LessonParser.parse("01-unit/01-a.md", text.getBytes(StandardCharsets.UTF_8));
        assertThat(parsed.problems().toString()).contains("a lesson runs no Java; `java` is for the learner alone");
    }

    @ParameterizedTest
    @CsvSource({
        "listen 62893 as web, 62893",
        "echo :62894, 62894",
        "serve 127.0.0.1:62895, 62895",
        "listen --backlog 1024 62896, 62896",
        "udp send 62897 --bytes 65507, 62897",
    })
    void otherPortsReplaceWhatALessonListensOn(String command, int port) {
        Lesson lesson = lesson("## Open {#open}\n```try\n" + command + "\n```\n```expect\nport " + port
                + " is listening\n```\n```wrong\nlisten 0\n=> nothing listens on port " + port + "\n```\n");
        assertThat(OtherPorts.of(lesson)).containsExactly(port);
        Lesson other = OtherPorts.in(lesson, java.util.Map.of(port, 61234));
        assertThat(other.steps().get(0).tries().get(0).text())
                .isEqualTo(command.replace(Integer.toString(port), "61234"));
        assertThat(other.steps().get(0).expects().get(0).text()).isEqualTo("port 61234 is listening");
        assertThat(other.steps().get(0).wrongs().get(0).message()).isEqualTo("nothing listens on port 61234");
    }

    @Test
    void numbersThatAreNoPortsStay() {
        Lesson lesson = lesson("""
                ## Open {#open}
                ```try
                listen 0 as web --backlog 1024
                connect 62893
                send c1 "12345"
                udp send web --bytes 65507
                udp recv web --max 1500
                ```
                ```expect
                port ${web.port} echoes 65536 random bytes
                ```
                """);
        assertThat(OtherPorts.of(lesson)).isEmpty();
    }

    @Test
    void theSameSeedChoosesTheSamePorts() {
        java.util.Map<Integer, Integer> one =
                OtherPorts.choose(java.util.Set.of(62893), new java.util.Random(7), new java.util.HashSet<>());
        java.util.Map<Integer, Integer> two =
                OtherPorts.choose(java.util.Set.of(62893), new java.util.Random(7), new java.util.HashSet<>());
        assertThat(one).isEqualTo(two);
        assertThat(one.get(62893)).isBetween(61000, 65535);
    }
}
