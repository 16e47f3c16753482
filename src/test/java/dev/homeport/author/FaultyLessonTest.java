package dev.homeport.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lesson.Lesson;
import dev.homeport.lesson.LessonParser;
import dev.homeport.lesson.ParsedLesson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A lesson whose setup makes a bad link is proved like any other. */
@Timeout(60)
class FaultyLessonTest {
    private static final String LESSON = """
            ---
            id: bad-link
            title: A bad link
            minutes: 3
            ---
            ## Slow and in pieces {#slow}
            ```setup
            echo 0 as parrot
            proxy 62895 -> parrot as link
            fault link latency 30ms ±10ms
            fault link slicer 1 --to-client
            ```
            ```try
            connect link as ada
            send ada "hello"
            recv ada --bytes 5
            ```
            ```expect
            connection ada received "hello"
            listener link accepted 1 connection
            ```
            ```wrong
            connect parrot as ada
            => accepted no connection
            ```
            ## Silence {#silence}
            ```setup
            fault link timeout --to-client
            ```
            ```try
            connect link as bob
            send bob "anyone?"
            heal link timeout
            recv bob --bytes 7
            ```
            ```expect
            connection bob received "anyone?"
            ```
            """;

    @Test
    void itHoldsInBothRuns() throws InterruptedException {
        ParsedLesson parsed = LessonParser.parse("01-unit/01-a.md", LESSON.getBytes(StandardCharsets.UTF_8));
        Lesson lesson = parsed.lesson()
                .orElseThrow(() -> new AssertionError(parsed.problems().toString()));
        Proof proof = new Verifier(62893, Allowed.NO_CODE, "", Verifier.Progress.NONE)
                .verify(List.of(lesson))
                .get(0);
        assertThat(proof.failures()).isEmpty();
    }
}
