package dev.homeport.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A fault by itself, told the time instead of waiting for it. */
class FaultStagesTest {
    private static final long MILLI = 1_000_000;

    /** When each of many pieces that came one millisecond after the other can go, in nanoseconds. */
    private static List<Long> times(Fault fault, long seed) {
        Stage stage = fault.stage(new Random(seed), 0, what -> {});
        for (int i = 0; i < 50; i++) {
            stage.take(Piece.data(new byte[] {(byte) i}), i * MILLI);
        }
        List<Long> times = new ArrayList<>();
        for (long now = 0; times.size() < 50; now += stage.nanosLeft(now)) {
            Piece piece = stage.poll(now);
            if (piece != null) {
                assertThat(piece.bytes()).containsExactly(times.size());
                times.add(now);
            }
        }
        return times;
    }

    @Test
    void jitterIsTheSameForTheSameSeed() {
        Fault fault = Fault.latency(Duration.ofMillis(200), Duration.ofMillis(50));
        assertThat(times(fault, 7)).isEqualTo(times(fault, 7)).isNotEqualTo(times(fault, 8));
    }

    @Test
    void jitterStaysInItsBoundsAndNeverReorders() {
        List<Long> times = times(Fault.latency(Duration.ofMillis(200), Duration.ofMillis(50)), 7);
        assertThat(times).isSorted();
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i) - i * MILLI).isBetween(150 * MILLI, 250 * MILLI + times.size() * MILLI);
        }
    }

    @Test
    void jitterThatIsMoreThanTheDelayNeverGoesBeforeTheByteCame() {
        List<Long> times = times(Fault.latency(Duration.ofMillis(10), Duration.ofMillis(500)), 7);
        for (int i = 0; i < times.size(); i++) {
            assertThat(times.get(i)).isGreaterThanOrEqualTo(i * MILLI);
        }
    }

    @Test
    void aLineOfOneByteASecondGivesOneByteASecond() {
        Stage stage = Fault.bandwidth(1).stage(new Random(1), 0, what -> {});
        stage.take(Piece.data(new byte[3]), 0);
        assertThat(stage.nanosLeft(0)).isEqualTo(1_000 * MILLI);
        assertThat(stage.poll(999 * MILLI)).isNull();
        assertThat(stage.poll(1_000 * MILLI)).isNotNull();
        assertThat(stage.nanosLeft(1_000 * MILLI)).isEqualTo(1_000 * MILLI);
        assertThat(stage.bytes()).isEqualTo(2);
    }

    @Test
    void aLineThatWasIdleSavesNoTimeForLater() {
        Stage stage = Fault.bandwidth(1000).stage(new Random(1), 0, what -> {});
        stage.take(Piece.data(new byte[10]), 5_000 * MILLI);
        assertThat(stage.nanosLeft(5_000 * MILLI)).isEqualTo(10 * MILLI);
    }

    @Test
    void whatIsHeldIsGivenWholeWhenItIsHealed() {
        Stage stage = Fault.slicer(2, Duration.ofSeconds(1)).stage(new Random(1), 0, what -> {});
        stage.take(Piece.data(new byte[] {1, 2, 3, 4, 5}), 0);
        assertThat(stage.poll(0)).isNotNull();
        List<Piece> rest = stage.release();
        assertThat(rest)
                .singleElement()
                .satisfies(piece -> assertThat(piece.length()).isEqualTo(3));
        assertThat(stage.bytes()).isZero();
        assertThat(stage.nanosLeft(0)).isEqualTo(Stage.NEVER);
    }
}
