package dev.homeport.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwarmPatternTest {
    private static String text(SwarmPattern pattern, int client, long from, int count) {
        ByteBuffer filled = pattern.fill(ByteBuffer.allocateDirect(SwarmPattern.MOST), client, from, from + count);
        byte[] bytes = new byte[filled.remaining()];
        filled.get(bytes);
        return new String(bytes, US_ASCII);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 10, 32, 1000, 70_000})
    void aStreamIsTheSameHoweverItIsCut(int size) {
        SwarmPattern pattern = new SwarmPattern(1, size);
        String whole = text(pattern, 7, 0, 3 * size);
        for (int from = 0; from < whole.length(); from += 1 + whole.length() / 50) {
            int count = Math.min(size + 5, whole.length() - from);
            assertThat(text(pattern, 7, from, count)).isEqualTo(whole.substring(from, from + count));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 32, 5000})
    void aMessageIsOnePrintableLine(int size) {
        assertThat(text(new SwarmPattern(1, size), 3, 0, 2 * size)).matches("([!-~]{" + (size - 1) + "}\\n){2}");
    }

    @Test
    void noTwoMessagesOfTenThousandClientsAreAlike() {
        SwarmPattern pattern = new SwarmPattern(1, 16);
        Set<String> seen = new HashSet<>();
        for (int client = 1; client <= 10_000; client++) {
            String three = text(pattern, client, 0, 48);
            seen.add(three.substring(0, 16));
            seen.add(three.substring(16, 32));
            seen.add(three.substring(32));
        }
        assertThat(seen).hasSize(30_000);
    }

    @Test
    void theBytesFollowFromTheSeed() {
        assertThat(text(new SwarmPattern(1, 32), 1, 0, 64)).isEqualTo(text(new SwarmPattern(1, 32), 1, 0, 64));
        assertThat(text(new SwarmPattern(2, 32), 1, 0, 64)).isNotEqualTo(text(new SwarmPattern(1, 32), 1, 0, 64));
    }
}
