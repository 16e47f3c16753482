package dev.homeport.lesson;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is never more than a file: whatever it holds, there is an answer, and soon. */
class HostileLessonTest {
    private static final String[] PIECES = {
        "```",
        "````",
        "\n",
        "\n\n",
        "## ",
        "{#",
        "}",
        "${",
        "=>",
        "- [x] ",
        "> ",
        "---\n",
        "\u202e",
        "\r",
        "\0",
        "<b>",
        "![",
        "](",
        "&#27;",
        "    ",
        "try",
        "expect",
        "*",
        "_",
        "~~~",
        ":",
        "\ud83d\ude00",
        "needs: ",
        "as "
    };

    // Each takes a second at most; a quadratic reader would need many minutes.
    @Timeout(value = 60, unit = SECONDS)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "*a_ ",
                "> ",
                "1. ",
                "`",
                "` `` ",
                "```try\n",
                "<",
                "&#27;",
                "${",
                "${a.port} ",
                "[a](",
                "- a\n",
                "## a\n",
                "[a]: b\n",
                "\u0001\n",
                "```try\nx${wbb.port} as wb\n```\n## B\n"
            })
    void muchOfOneThingIsReadInTime(String piece) {
        String text = Read.FRONT + "## A\n" + piece.repeat(250_000 / piece.length());
        ParsedLesson parsed = Read.lesson(text);
        assertThat(parsed.problems()).hasSizeLessThanOrEqualTo(Problems.MOST + 1);
        assertThat(parsed.lesson().isPresent()).isEqualTo(parsed.problems().isEmpty());
        assertThat(parsed.problems()).allSatisfy(each -> {
            assertThat(each.describe().length()).isLessThan(600);
            assertThat(each.describe().lines().count()).isLessThanOrEqualTo(4);
        });
    }

    @Test
    void tooManyProblemsEndWithTheNumberOfTheRest() {
        ParsedLesson parsed = Read.lesson(Read.FRONT + "## A\n" + "<b>\n\n".repeat(150));
        assertThat(parsed.problems()).hasSize(101);
        assertThat(parsed.problems().get(100).message())
                .isEqualTo("and 50 more problems in this file; 100 are shown at a time");
    }

    @Timeout(value = 60, unit = SECONDS)
    @Test
    void noChangeToAGoodLessonMakesTheParserThrow() {
        String good = GoodLessonTest.text();
        Random random = new Random(62893);
        int broken = 0;
        for (int i = 0; i < 3000; i++) {
            ParsedLesson parsed = Read.lesson(mutate(good, random));
            assertThat(parsed.lesson().isPresent()).isEqualTo(parsed.problems().isEmpty());
            for (Problem each : parsed.problems()) {
                assertThat(each.describe("lessons").chars().allMatch(c -> c == '\n' || c >= ' ' && c != 0x7f))
                        .isTrue();
            }
            broken += parsed.problems().isEmpty() ? 0 : 1;
        }
        assertThat(broken).isBetween(1500, 2999);
    }

    private static byte[] mutate(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(Math.max(1, text.length()));
            int to = Math.min(text.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, to);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                case 2 -> text.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
                default -> text.setLength(at);
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(5) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
