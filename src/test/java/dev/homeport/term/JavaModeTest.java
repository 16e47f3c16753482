package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The prompt while it reads Java, on a pseudo-terminal. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS) // no pseudo-terminals of this kind there
class JavaModeTest {
    private static final String UP = "\033OA";

    @TempDir
    Path home;

    private static Playground inJava() throws Exception {
        return enter(Playground.on(FakeConsole.FREE));
    }

    private static Playground enter(Playground on) {
        on.awaitShown("homeport>");
        on.press("java\r");
        on.awaitShown("java>");
        return on;
    }

    @Test
    void aLineGoesToTheSessionAsJava() throws Exception {
        try (Playground on = inJava()) {
            on.press("web.accept()\r");
            on.awaitShown("did java { web.accept() }");
        }
    }

    @Test
    void anOpenBraceIsReadOnUntilItIsClosed() throws Exception {
        try (Playground on = inJava()) {
            on.press("int f() {\r");
            on.awaitShown("...>");
            on.press("return 1; }\r");
            on.awaitShown("did java");
            assertThat(on.console[0].submitted).containsExactly("java", "java { int f() {\nreturn 1; } }");
        }
    }

    @Test
    void aLessonsOwnWordsNeedNoSlash() throws Exception {
        try (Playground on = inJava()) {
            on.press("hint\r");
            on.awaitShown("did hint");
            on.press("answer 2\r");
            on.awaitShown("did answer 2");
            on.press("start a-port-of-your-own\r");
            on.awaitShown("did start a-port-of-your-own");
            on.press("hint + 1\r");
            on.awaitShown("did java { hint + 1 }");
        }
    }

    @Test
    void aVerbWithoutItsSlashIsNotRunAsJava() throws Exception {
        try (Playground on = inJava()) {
            on.press("send home\r");
            on.awaitShown("send is a verb, and in Java a slash makes it one: /send home");
            on.press("listen\r");
            on.awaitShown("makes it one: /listen");
            on.press("java { 1 + 1 }\r");
            on.awaitShown("did java { 1 + 1 }");
            on.press("send.close()\r");
            on.awaitShown("did java { send.close() }");
            on.press("/send home\r");
            on.awaitShown("did send home");
            assertThat(on.console[0].submitted)
                    .containsExactly("java", "java { 1 + 1 }", "java { send.close() }", "send home");
        }
    }

    @Test
    void aNumberAnswersWhereTheStepAsks() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, "listen 0"))) {
            on.awaitShown("binding 2/6> listen 0");
            on.press("java\r");
            on.awaitShown("binding 2/6 java>");
            on.press("2\r");
            on.awaitShown("did 2");
        }
        try (Playground on = inJava()) {
            on.press("2\r");
            on.awaitShown("did java { 2 }");
        }
    }

    @Test
    void controlCDropsAllThatIsOpen() throws Exception {
        try (Playground on = inJava()) {
            on.press("int f() {\r");
            on.awaitShown("...>");
            on.press("\u00031 + 1\r");
            on.awaitShown("did java { 1 + 1 }");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/exit\r", "done\r", "\u0004"})
    void leavingReturnsToThePlayground(String keys) throws Exception {
        try (Playground on = inJava()) {
            on.press(keys);
            on.awaitShown("homeport>\n");
            on.press("listen 0\r");
            on.awaitShown("did listen 0");
        }
    }

    @Test
    void aSlashRunsAVerbAndACommentIsJava() throws Exception {
        try (Playground on = inJava()) {
            on.press("/sockets\r");
            on.awaitShown("did sockets");
            on.press("// nothing\r");
            on.awaitShown("did java { // nothing }");
        }
    }

    @Test
    void tabCompletesAndASecondOneExplains() throws Exception {
        try (Playground on = inJava()) {
            on.press("\"x\".lengt\t");
            on.awaitShown("java> \"x\".length()");
            on.press("\t");
            on.awaitShown("int String.length()");
        }
    }

    @Test
    void theTwoLanguagesHaveAHistoryEach() throws Exception {
        Path history = home.resolve("history");
        try (Playground on =
                enter(Playground.on(FakeConsole.FREE, 80, 24, Playground.settings(false, false, history)))) {
            on.press("1 + 1\r");
            on.awaitShown("did java { 1 + 1 }");
            on.press("/exit\r");
            on.awaitShown("homeport>\n");
            on.press(UP);
            on.awaitShown("homeport> java");
        }
        assertThat(Files.readAllLines(history)).containsExactly("java");
        assertThat(Files.readAllLines(home.resolve("history-java"))).containsExactly("1 + 1", "/exit");
    }

    @Test
    void thePromptKeepsLessonAndStep() throws Exception {
        try (Playground on = Playground.on(FakeConsole.step(2, "listen 0"))) {
            on.awaitShown("binding 2/6> listen 0");
            on.press("java\r");
            on.awaitShown("binding 2/6 java>");
            assertThat(on.shown()).doesNotContain("java> listen 0");
        }
    }

    @Test
    void keywordsTextAndCommentsLookDifferent() {
        JavaHighlighter highlighter = new JavaHighlighter(new Styles(true));
        var shown = highlighter.highlight("new X(\"new\") // new \u0007");
        assertThat(shown.toString()).isEqualTo("new X(\"new\") // new \\u{7}");
        assertThat(shown.styleAt(0)).isEqualTo(new Styles(true).of(dev.homeport.render.Line.Tone.STRONG));
        assertThat(shown.styleAt(7)).isEqualTo(new Styles(true).of(dev.homeport.render.Line.Tone.OUTWARD));
        assertThat(shown.styleAt(16)).isEqualTo(new Styles(true).of(dev.homeport.render.Line.Tone.MUTED));
    }
}
