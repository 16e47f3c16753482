package dev.homeport.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void theInnermostExceptionHasTheReason() {
        assertThat(Reason.of(new IOException("outer", new SocketException("inner"))))
                .isEqualTo("inner");
        assertThat(Reason.of(new IOException("outer", new SocketException()))).isEqualTo("SocketException");
    }
}
