package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.PromptView;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class WordsOfTheScreenTest {
    private final LineHighlighter highlighter =
            new LineHighlighter(Set.of("listen", "send"), () -> Set.of("web"), new Styles(true));

    @Test
    void aKnownVerbIsStrongAndAnUnknownOneIsUnderlinedOnceItEnds() {
        assertThat(ansi("listen ")).isEqualTo("\033[1mlisten\033[0m ");
        assertThat(ansi("listne ")).isEqualTo("\033[4mlistne\033[0m ");
        assertThat(ansi("lis")).isEqualTo("lis");
    }

    @Test
    void anAnswerByNumberAndACommentAreNoUnknownVerbs() {
        assertThat(ansi("2 ")).isEqualTo("2 ");
        assertThat(ansi("# listen")).isEqualTo("# listen");
    }

    @Test
    void optionsStringsAndNamesAreSetApart() {
        assertThat(ansi("send web \"a b\" --hex"))
                .isEqualTo("\033[1msend\033[0m \033[32mweb\033[0m \033[34m\"a b\"\033[0m \033[36m--hex\033[0m");
    }

    @Test
    void theHighlightedLineSaysWhatWasTyped() {
        String line = "  send   web 'it''s \"open  -x  ";
        assertThat(highlighter.highlight(line).toString()).isEqualTo(line);
    }

    @Test
    void aControlCharacterIsShownAndNotObeyed() {
        assertThat(highlighter.highlight("send \033[2J\u202e").toString()).isEqualTo("send \\u{1b}[2J\\u{202e}");
    }

    @Test
    void completionKnowsTheWordAtTheCursor() {
        TypedLine line = TypedLine.at("send web", 7);
        assertThat(line.words()).containsExactly("send", "web");
        assertThat(line.wordIndex()).isEqualTo(1);
        assertThat(line.wordCursor()).isEqualTo(2);
        assertThat(line.rawWordLength()).isEqualTo(3);
    }

    @Test
    void afterASpaceANewWordBegins() {
        TypedLine line = TypedLine.at("send ", 5);
        assertThat(line.words()).containsExactly("send", "");
        assertThat(line.word()).isEmpty();
        assertThat(TypedLine.at("", 0).words()).containsExactly("");
    }

    @Test
    void theStatusLineLeavesOutWhatMattersLeast() {
        PromptView view = FakeConsole.step(2, "");
        assertThat(StatusText.of(view, 80, true)).isEqualTo(" A port of your own · step 2 of 6 · 1 passed · 1 open");
        assertThat(StatusText.of(view, 40, false)).isEqualTo(" step 2 of 6 | 1 passed | 1 open");
        assertThat(StatusText.of(view, 30, false)).isEqualTo(" step 2 of 6 | 1 passed");
    }

    @Test
    void aLongLessonIdGivesWayOnANarrowScreen() {
        PromptView view = new PromptView(Optional.of("ephemeral-ports"), "", 2, 6, 1, 0, false, Optional.empty());
        assertThat(PromptText.of(view, 80)).isEqualTo("ephemeral-ports 2/6> ");
        assertThat(PromptText.of(view, 40)).isEqualTo("2/6> ");
    }

    @Test
    void noColorCountsOnlyWhenItSaysSomething() {
        assertThat(settings(Map.of()).color()).isTrue();
        assertThat(settings(Map.of("NO_COLOR", "")).color()).isTrue();
        assertThat(settings(Map.of("NO_COLOR", "1")).color()).isFalse();
    }

    @Test
    void marksBeyondAsciiNeedATerminalThatHasThem() {
        assertThat(terminal("xterm", true).unicode()).isTrue();
        assertThat(terminal("xterm", false).unicode()).isFalse();
        assertThat(terminal("linux", true).unicode()).isFalse();
        assertThat(terminal("dumb", true).unicode()).isFalse();
        assertThat(terminal("xterm", true).forScreenReader().unicode()).isFalse();
    }

    @Test
    void aPasteKeepsItsLinesAndLosesWhatCannotBeSeen() {
        assertThat(PromptReader.printable("a\tb\r\nc\033\u0000\u202ed\r\n\n")).isEqualTo("a b\ncd");
    }

    private String ansi(String line) {
        AttributedString shown = highlighter.highlight(line);
        return shown.toAnsi();
    }

    private static TerminalSettings settings(Map<String, String> environment) {
        return TerminalSettings.of(
                environment, InputStream.nullInputStream(), new PrintStream(OutputStream.nullOutputStream()), null);
    }

    private static TerminalSettings terminal(String term, boolean utf8) {
        TerminalSettings any = settings(Map.of());
        return new TerminalSettings(any.in(), any.out(), term, utf8, true, false, null);
    }
}
