package dev.homeport.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.session.Entry.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long NOW = 1_000_000;

    private static Logged entry(int number, Kind kind, String step) {
        return entry("a", number, kind, step, Map.of());
    }

    private static Logged entry(String run, int number, Kind kind, String step, @Nullable Map<String, Long> seen) {
        return new Logged(run, number, seen, new Entry(Instant.EPOCH, kind, "binding", step, "", ""));
    }

    @Test
    void thePlaceIsTheStepThatWasOpenedLastByNumberNotInFileOrder() {
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

    @Test
    void aResetForgetsWhatItHadReadOfOtherRunsAndNothingElse() {
        Logged reset = entry("b", 9, Kind.RESET, "", Map.of("a", 1L));
        Progress progress = Progress.of(List.of(entry(1, Kind.PASSED, "s1"), reset, entry(2, Kind.PASSED, "s2")));
        assertThat(progress.passed("binding")).containsExactly("s2");
    }

    @Test
    void anOlderProgramsResetForgetsWhatTheClockSaysWasThere() {
        Logged reset = entry("b", 3, Kind.RESET, "", null);
        Progress progress = Progress.of(List.of(entry(1, Kind.PASSED, "s1"), reset, entry(4, Kind.PASSED, "s2")), NOW);
        assertThat(progress.passed("binding")).containsExactly("s2");
    }

    @Test
    void anOlderProgramsResetFromATimeToComeForgetsOnlyWhatStandsAboveItInItsFile() {
        int tomorrow = (int) NOW + 1;
        List<Logged> all = List.of(
                entry("b", 1, Kind.PASSED, "s1", Map.of()),
                entry("b", tomorrow, Kind.RESET, "", null),
                entry("b", tomorrow + 1, Kind.PASSED, "s2", Map.of()),
                entry(5, Kind.PASSED, "s3"));
        assertThat(Progress.of(all, NOW).passed("binding")).containsExactlyInAnyOrder("s2", "s3");
        assertThat(Progress.of(Fold.of(all, NOW), NOW).passed("binding")).containsExactlyInAnyOrder("s2", "s3");
    }

    @Test
    void foldedEntriesSayTheSameAloneAndBesideTheWholeOnes() {
        for (int seed = 0; seed < 2_000; seed++) {
            List<Logged> all = anyEntries(new Random(seed));
            List<Logged> folded = Fold.of(all, NOW);
            List<Logged> both = new ArrayList<>(all);
            both.addAll(folded);
            String expected = told(all);
            assertThat(told(folded)).as("seed %d: %s", seed, all).isEqualTo(expected);
            assertThat(told(both)).as("both, seed %d: %s", seed, all).isEqualTo(expected);
            assertThat(Fold.of(folded, NOW)).as("twice, seed %d", seed).isEqualTo(folded);
        }
    }

    private static List<Logged> anyEntries(Random random) {
        List<Logged> all = new ArrayList<>();
        for (int number = 1; number <= 12; number++) {
            String run = random.nextBoolean() ? "a" : "b";
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            Map<String, Long> seen = kind != Kind.RESET
                    ? Map.of()
                    : random.nextInt(4) == 0
                            ? null
                            : Map.of("a", (long) random.nextInt(12), "b", (long) random.nextInt(12));
            String lesson = random.nextInt(3) == 0 ? "other" : "binding";
            String step = "s" + random.nextInt(3);
            all.add(new Logged(run, number, seen, new Entry(Instant.EPOCH, kind, lesson, step, "", "")));
        }
        return all;
    }

    private static String told(List<Logged> entries) {
        Progress progress = Progress.of(entries, NOW);
        List<String> told = new ArrayList<>(List.of(progress.current().orElse("none")));
        for (String lesson : List.of("binding", "other")) {
            told.add(lesson
                    + IntStream.range(0, 3)
                            .mapToObj(i -> "s" + i)
                            .filter(progress.passed(lesson)::contains)
                            .toList());
            told.add(progress.lastStep(lesson).orElse("none") + progress.lastStepPassed(lesson));
        }
        return told.toString();
    }
}
