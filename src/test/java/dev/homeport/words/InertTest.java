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

    @Test
    void whatIsDrawnAsNothingIsWrittenOut() {
        // One of each run of Default_Ignorable_Code_Point (DerivedCoreProperties.txt), and the blank ones that are no
        // spaces.
        int[] unseen = {
            0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180c, 0x180d, 0x180e, 0x180f, 0x200b, 0x200d,
            0x2060, 0x2064, 0x206f, 0x3164, 0xfe00, 0xfe0e, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0x1bca0, 0x1d173, 0xe0001,
            0xe0041, 0xe0100, 0xe01ef, 0xe0fff, 0x2800, 0x16fe4, 0x1d159
        };
        for (int each : unseen) {
            String hidden = Character.toString(each);
            assertThat(Inert.line("a" + hidden + "b")).isEqualTo("a\\u{" + Integer.toHexString(each) + "}b");
            assertThat(Inert.bytes(("a" + hidden + "b").getBytes(StandardCharsets.UTF_8)))
                    .as("U+%04X", each)
                    .matches("a(\\\\x[0-9a-f]{2}){2,4}b");
        }
    }

    @Test
    void whatIsDrawnStays() {
        String drawn =
                "e\u0301 \u00a0\u3000 \u2764 \u1100\u1161\u11a8 \uff9f \u180a \u17b6 \ufe10 \ufe20 \ud83d\udc69\ud83c\udffd";
        assertThat(Inert.line(drawn)).isEqualTo(drawn);
    }
}
