package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    /** It can be over by the time that it is asked how much is left: 0 would be a wait for ever. */
    @Test
    void whatWaitsForItNeverWaitsForEver() {
        assertThat(new Deadline(System.nanoTime() - 1).leftMillis()).isEqualTo(1);
        assertThat(Deadline.after(Duration.ofDays(-1)).leftMillis()).isEqualTo(1);
        assertThat(Deadline.after(Duration.ZERO).isOver()).isTrue();
    }
}
