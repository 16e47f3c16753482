package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Entry.Kind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static Entry entry(int second, Kind kind, String step) {
        return new Entry(Instant.ofEpochSecond(second), kind, "binding", step, "", "");
    }

    @Test
    void thePlaceIsTheStepThatWasOpenedLastInTimeNotInFileOrder() {
        Progress progress = Progress.of(
                List.of(entry(3, Kind.OPENED, "s2"), entry(1, Kind.OPENED, "s1"), entry(2, Kind.PASSED, "s1")));
        assertThat(progress.lastStep("binding")).contains("s2");
        assertThat(progress.current()).contains("binding");
        assertThat(progress.passed("binding")).containsExactly("s1");
    }

    @Test
    void aResetForgetsTheLessonAndOnlyWhatCameBeforeIt() {
        Progress progress = Progress.of(
                List.of(entry(1, Kind.PASSED, "s1"), entry(2, Kind.RESET, ""), entry(3, Kind.PASSED, "s2")));
        assertThat(progress.passed("binding")).containsExactly("s2");
    }

    @Test
    void whoLeftALessonIsInNone() {
        Progress progress = Progress.of(List.of(entry(1, Kind.OPENED, "s1"), entry(2, Kind.LEFT, "s1")));
        assertThat(progress.current()).isEmpty();
    }
}
