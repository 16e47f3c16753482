package dev.homeport.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is said about the bytes of a file. */
class FileBytesTest {
    @Test
    void anEmptyFileIsToldHowALessonStarts() {
        String said = "lessons/01-unit/01-a.md:1:1: the file is empty; a lesson starts with --- and its front matter";
        assertThat(Read.problems("")).isEqualTo(said);
        assertThat(Read.problems(" \r\n\t\n")).isEqualTo(said);
        assertThat(Read.problems("\ufeff")).isEqualTo(said);
    }

    @Test
    void charactersThatActOnTheTerminalOrCannotBeSeenAreNamed() {
        assertThat(Read.body("## A\u202eb\u0007c\ttab\rd\ufeff\u00ad\ud83d\ude00 \u200b\n"))
                .isEqualTo("""
                        lessons/01-unit/01-a.md:6:5: invisible character U+202E (right-to-left override); remove it
                            6 | ## A�b�c tab d��😀 �
                              |     ^
                        lessons/01-unit/01-a.md:6:7: control character U+0007 (bel); remove it
                            6 | ## A�b�c tab d��😀 �
                              |       ^
                        lessons/01-unit/01-a.md:6:13: a carriage return that ends no line; end lines with LF or CR LF
                            6 | ## A�b�c tab d��😀 �
                              |             ^
                        lessons/01-unit/01-a.md:6:15: invisible character U+FEFF (byte order mark) inside the file; remove it
                            6 | ## A�b�c tab d��😀 �
                              |               ^
                        lessons/01-unit/01-a.md:6:16: invisible character U+00AD (soft hyphen); remove it
                            6 | ## A�b�c tab d��😀 �
                              |                ^
                        lessons/01-unit/01-a.md:6:19: invisible character U+200B (zero width space); remove it
                            6 | ## A�b�c tab d��😀 �
                              |                   ^""");
    }

    @Test
    void theFirstByteThatIsNotUtf8IsPointedAtAndTheRestIsStillRead() {
        byte[] latin = (Read.FRONT + "## caf\u00e9 \u00e9\n```expct\nx\n```\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Read.said(Read.lesson(latin))).isEqualTo("""
                        lessons/01-unit/01-a.md:6:7: byte 0xe9 is not UTF-8; save the file as UTF-8
                            6 | ## caf� �
                              |       ^
                        lessons/01-unit/01-a.md:7:4: unknown block `expct`
                            7 | ```expct
                              |    ^^^^^
                              did you mean `expect`?""");
    }

    @Test
    void aFileThatEndsInTheMiddleOfACharacterIsPointedAtItsEnd() {
        byte[] whole = (Read.FRONT + "## caf\u00e9").getBytes(StandardCharsets.UTF_8);
        assertThat(Read.said(Read.lesson(Arrays.copyOf(whole, whole.length - 1))))
                .startsWith("lessons/01-unit/01-a.md:6:7: byte 0xc3 is not UTF-8");
    }

    @Test
    void utf16IsNamedAndNothingElseIsSaid() {
        assertThat(Read.said(Read.lesson("---\nid: a".getBytes(StandardCharsets.UTF_16))))
                .isEqualTo("lessons/01-unit/01-a.md:1:1: the file is UTF-16; save it as UTF-8");
    }

    @Test
    void oneMebibyteIsReadAndOneByteMoreIsNot() {
        String lesson = Read.FRONT + "## Bind\n";
        byte[] most = (lesson + " ".repeat((1 << 20) - lesson.length())).getBytes(StandardCharsets.UTF_8);
        assertThat(Read.said(Read.lesson(most))).isEmpty();
        assertThat(Read.said(Read.lesson(Arrays.copyOf(most, most.length + 1))))
                .isEqualTo("lessons/01-unit/01-a.md:1:1: the file is larger than 1 MiB (1048576 bytes);"
                        + " split the lesson in two");
    }

    @Test
    void windowsLineEndsKeepColumnsRight() {
        assertThat(Read.body("## A\r\n```expct\r\nx\r\n```\r\n")).isEqualTo("""
                        lessons/01-unit/01-a.md:7:4: unknown block `expct`
                            7 | ```expct
                              |    ^^^^^
                              did you mean `expect`?""");
    }

    @Test
    void aLongLineIsShownAroundItsCaret() {
        assertThat(Read.body("## A\n" + "x ".repeat(200) + "<b> " + "y ".repeat(100) + "\n"))
                .isEqualTo("""
                        lessons/01-unit/01-a.md:7:401: HTML is not shown in a terminal; to show it as it is, set it in backticks
                            7 | …x x x x x x x x x x x x x x x <b> y y y y y y y y y y y y y y y y y y y y y y y y y y y y y y y y y …
                              |                                ^^^""");
    }
}
