package dev.homeport.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class InertTest {
    @Test
    void everySingleByteBecomesPrintable() {
        for (int b = 0; b < 256; b++) {
            assertThat(Inert.bytes(new byte[] {(byte) b}).codePoints())
                    .as("byte %d", b)
                    .allMatch(Inert::isSafe);
        }
    }

    @Test
    void textLineEndsAndBackslashesAreWrittenAsSendReadsThem() {
        assertThat(Inert.bytes("é\\a\r\n\t\u001b[2J".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("é\\\\a\\r\\n\\t\\x1b[2J");
    }

    @Test
    void c1ControlsAreEscapedWhetherRawOrInUtf8() {
        assertThat(Inert.bytes(new byte[] {(byte) 0x9b, '2', 'J'})).isEqualTo("\\x9b2J");
        assertThat(Inert.bytes("\u009b2J".getBytes(StandardCharsets.UTF_8))).isEqualTo("\\xc2\\x9b2J");
    }

    @Test
    void aCharacterSplitAcrossTwoReadsIsHarmlessInBoth() {
        byte[] whole = "\u202e".getBytes(StandardCharsets.UTF_8);
        assertThat(Inert.bytes(new byte[] {'a', whole[0]})).isEqualTo("a\\xe2");
        assertThat(Inert.bytes(new byte[] {whole[1], whole[2], 'b'})).isEqualTo("\\x80\\xaeb");
    }

    @Test
    void invalidBytesBetweenTextAreKept() {
        assertThat(Inert.bytes(new byte[] {'a', (byte) 0xff, 'b', (byte) 0xc3, 'c'}))
                .isEqualTo("a\\xffb\\xc3c");
    }

    @Test
    void aLineOfTextShowsBidiAndEscapeCharacters() {
        assertThat(Inert.line("a\u202eb\u001b c\\n")).isEqualTo("a\\u{202e}b\\u{1b} c\\n");
    }
}
