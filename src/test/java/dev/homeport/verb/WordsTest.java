package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void blanksOfAnyKindAndNumberPartWords() throws VerbException {
        assertThat(texts("  listen\t62893 \u00a0 as  web ")).containsExactly("listen", "62893", "as", "web");
    }

    @Test
    void aWordKnowsWhereItStands() throws VerbException {
        assertThat(Words.of(" send \"a b\" c"))
                .containsExactly(
                        new Word("send", 1, 5, false), new Word("a b", 6, 11, true), new Word("c", 12, 13, false));
    }

    @Test
    void anEmptyLineAndACommentHaveNoWords() throws VerbException {
        assertThat(texts("")).isEmpty();
        assertThat(texts(" \t ")).isEmpty();
        assertThat(texts("  # listen 62893")).isEmpty();
    }

    @Test
    void aHashLaterInTheLineIsText() throws VerbException {
        assertThat(texts("send c1 #1")).containsExactly("send", "c1", "#1");
    }

    @Test
    void doubleQuotesResolveEscapes() throws VerbException {
        assertThat(texts("\"a\\n\\r\\t\\0\\\\\\\"\\x41 it's\"")).containsExactly("a\n\r\t\0\\\"A it's");
    }

    @Test
    void singleQuotesTakeEverythingAsItStands() throws VerbException {
        assertThat(texts("'a\\n \"b\"'")).containsExactly("a\\n \"b\"");
    }

    @Test
    void withoutQuotesTheSameEscapesWork() throws VerbException {
        assertThat(texts("hello\\n two\\ words \\-x")).containsExactly("hello\n", "two words", "-x");
    }

    @Test
    void quotesInsideAWordBelongToIt() throws VerbException {
        assertThat(texts("a\"b c\"'d e'f")).containsExactly("ab cd ef");
    }

    @Test
    void emptyQuotesAreAnEmptyWord() throws VerbException {
        assertThat(texts("send \"\" ''")).containsExactly("send", "", "");
    }

    @Test
    void everyByteCanBeWritten() throws VerbException {
        StringBuilder line = new StringBuilder("\"");
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            line.append(String.format("\\x%02x", i));
            all[i] = (byte) i;
        }
        assertThat(Octets.bytes(texts(line.append('"').toString()).get(0))).isEqualTo(Bytes.of(all));
    }

    @Test
    void writtenBytesAndTextBeyondAsciiStandSideBySide() throws VerbException {
        assertThat(Octets.bytes(texts("\"é\\xff€\\xc3\\xa9😀\"").get(0)))
                .isEqualTo(Bytes.utf8("é").plus(Bytes.of((byte) 0xff)).plus(Bytes.utf8("€é😀")));
    }

    @Test
    void anOpenQuoteIsSaidWithItsColumn() {
        Refused.says(
                () -> Words.of("send c1 \"hello"),
                "the quote \" at column 9 is never closed",
                "close it with \", or write \\\" for a quote in the text");
        Refused.says(() -> Words.of("send c1 it's"), "the quote ' at column 11 is never closed", "close it with '");
    }

    @Test
    void anEscapedQuoteDoesNotCloseIt() {
        Refused.says(
                () -> Words.of("send \"a\\\""),
                "the quote \" at column 6 is never closed",
                "close it with \", or write \\\" for a quote in the text");
    }

    @Test
    void anEscapeThatIsNoneIsSaidWithItsColumn() {
        Refused.says(
                () -> Words.of("send \"a\\q\""),
                "\\q at column 8 is no escape",
                "escapes are \\n \\r \\t \\0 \\\\ \\\" \\xNN; in single quotes a backslash is itself");
        Refused.says(
                () -> Words.of("send \"\\x4g\""),
                "\\x at column 7 needs two hexadecimal digits",
                "write \\x0a for a line feed");
        Refused.says(
                () -> Words.of("send \\x"),
                "\\x at column 6 needs two hexadecimal digits",
                "write \\x0a for a line feed");
    }

    @Test
    void aBackslashAtTheEndIsSaid() {
        Refused.says(
                () -> Words.of("send a\\"),
                "the backslash at column 7 has nothing after it",
                "write \\\\ for a backslash");
    }

    private static List<String> texts(String line) throws VerbException {
        return Words.of(line).stream().map(Word::text).toList();
    }
}
