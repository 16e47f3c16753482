package dev.homeport.term;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the watcher ticks. */
@Timeout(30)
class WatcherTest {
    /** A lab in which nothing ever changes, and whose time flies. */
    private static final class QuietLab implements LabView {
        final AtomicInteger lookUps = new AtomicInteger();

        @Override
        public void watchKernel() {}

        @Override
        public long revision() {
            return 0;
        }

        @Override
        public boolean awaitChange(long seen, Duration atMost) throws InterruptedException {
            lookUps.incrementAndGet();
            Thread.onSpinWait();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return false;
        }

        @Override
        public Set<String> names() {
            return Set.of();
        }
    }

    @Test
    void timeAloneTicksOnlyWhenAHintIsDue() throws InterruptedException {
        QuietLab lab = new QuietLab();
        Turn turn = new Turn();
        turn.typing();
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger askedAtTick = new AtomicInteger();
        CountDownLatch ticked = new CountDownLatch(1);
        Runnable tick = () -> {
            askedAtTick.compareAndSet(0, asked.get());
            ticked.countDown();
        };
        try (Watcher watcher = new Watcher(lab, turn, tick, () -> asked.incrementAndGet() == 3, event -> {})) {
            watcher.start();
            assertThat(ticked.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(askedAtTick).hasValue(3);
        assertThat(lab.lookUps.get()).isGreaterThanOrEqualTo(3);
    }
}
