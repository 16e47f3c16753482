package dev.homeport.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.CountedReads;
import dev.homeport.render.Line.Run;
import dev.homeport.render.Line.Tone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {
    @Test
    void wordsMoveToTheNextLineWholeAndLaterLinesAreIndented() {
        assertThat(words("> ", 2, "one two three", 9)).containsExactly("> one two", "  three");
    }

    @Test
    void aWordWiderThanALineIsCutAfterASignWhereThereIsOne() {
        assertThat(words("", 0, "see /var/lib/homeport", 12)).containsExactly("see", "/var/lib/", "homeport");
        assertThat(words("", 0, "abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
    }

    @Test
    void whatIsLongIsReadOnceHoweverManyLinesItTakes() {
        List<Run> parts = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            parts.add(new Run("abc", i % 2 == 0 ? Tone.PLAIN : Tone.CODE));
        }
        CountedReads<Run> runs = new CountedReads<>(parts);
        List<Line> lines = Wrap.exactly(List.of(), 0, runs, 10);
        assertThat(lines).hasSize(300).allMatch(line -> line.text().length() == 10);
        assertThat(String.join("", lines.stream().map(Line::text).toList())).isEqualTo("abc".repeat(1_000));
        assertThat(runs.reads()).isLessThan(5_000);
    }

    @Test
    void aLongNameIsCutBetweenItsWords() {
        assertThat(words("", 0, "ShowCodeDetailsInMessages", 12)).containsExactly("ShowCode", "DetailsIn", "Messages");
        assertThat(words("", 0, "-XX:+ShowCode", 12)).containsExactly("-XX:+Show", "Code");
        List<Line> exact = Wrap.exactly(List.of(), 0, Runs.plain("ShowCodeDetails"), 12);
        assertThat(exact).extracting(Line::text).containsExactly("ShowCodeDeta", "ils");
    }

    @Test
    void anAddressIsNotCutInsideItsNumbers() {
        List<Line> exact = Wrap.exactly(List.of(), 2, Runs.plain("home, listening on 127.0.0.1:62893"), 24);
        assertThat(exact).extracting(Line::text).containsExactly("home, listening on ", "  127.0.0.1:62893");
        assertThat(words("", 0, "in/127.0.0.1:62893", 16)).containsExactly("in/127.0.0.1:", "62893");
    }

    @Test
    void codeIsCutOutsideOfItsTexts() {
        assertThat(code("a(\"one two\", b)", 14)).containsExactly("a(\"one two\",", "b)");
        assertThat(code("serve(client).start();", 20)).containsExactly("serve(client).", "start();");
        assertThat(code("URI.create(\"http://home\");", 22)).containsExactly("URI.create(", "\"http://home\");");
        assertThat(code("a(\"one \\\" two\", b)", 16)).containsExactly("a(\"one \\\" two\",", "b)");
    }

    private static List<String> code(String text, int width) {
        return Wrap.code(List.of(), 0, Runs.plain(text), width).stream()
                .map(Line::text)
                .toList();
    }

    @Test
    void twoSpacesInsideALineStayTwo() {
        assertThat(words("", 0, "try  send", 20)).containsExactly("try  send");
    }

    @Test
    void wideCharactersTakeTwoColumnsAndCombiningOnesNone() {
        assertThat(words("", 0, "漢字漢字", 5)).containsExactly("漢字", "漢字");
        assertThat(words("", 0, "e\u0301e\u0301e\u0301 x", 5)).containsExactly("e\u0301e\u0301e\u0301 x");
    }

    @Test
    void aCommaStaysWithTheCodeBeforeIt() {
        List<Run> runs =
                List.of(new Run("use ", Tone.PLAIN), new Run("listen", Tone.CODE), new Run(", now", Tone.PLAIN));
        assertThat(Wrap.words(List.of(), 0, runs, 10)).extracting(Line::text).containsExactly("use", "listen,", "now");
    }

    @Test
    void exactTextKeepsAllItsSpaces() {
        List<Line> lines = Wrap.exactly(Runs.plain("< "), 4, Runs.plain("  a   b   c   "), 10);
        assertThat(lines).extracting(Line::text).containsExactly("<   a   b ", "      c   ");
    }

    @Test
    void exactTextIsNotCutInsideAnEscape() {
        List<Line> lines = Wrap.exactly(List.of(), 0, Runs.plain("abcdef\\x1bghij"), 8);
        assertThat(lines).extracting(Line::text).containsExactly("abcdef", "\\x1bghij");
    }

    private static List<String> words(String prefix, int rest, String text, int width) {
        return Wrap.words(prefix.isEmpty() ? List.of() : Runs.plain(prefix), rest, Runs.plain(text), width).stream()
                .map(Line::text)
                .toList();
    }
}
