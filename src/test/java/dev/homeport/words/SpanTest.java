package dev.homeport.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void timesAreSaidShortly() {
        assertThat(Span.of(Duration.ofSeconds(10))).isEqualTo("10 s");
        assertThat(Span.of(Duration.ofMillis(250))).isEqualTo("250 ms");
        assertThat(Span.of(Duration.ofMillis(1500))).isEqualTo("1.5 s");
    }
}
