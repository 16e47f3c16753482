package dev.homeport.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aSwapIsOneSlip() {
        assertThat(Nearest.to("lsiten", List.of("listen", "lessons", "send"))).containsExactly("listen");
    }

    @Test
    void aBeginningLeadsToWhatItBegins() {
        assertThat(Nearest.begunBy("Con", List.of("listen", "connect", "send"))).containsExactly("connect");
        assertThat(Nearest.begunBy("c", List.of("listen", "connect", "send"))).isEmpty();
    }

    @Test
    void nothingIsSuggestedForSomethingElseAltogether() {
        assertThat(Nearest.to("xyzzy", List.of("listen", "send"))).isEmpty();
    }
}
