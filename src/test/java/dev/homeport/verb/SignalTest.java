package dev.homeport.verb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.homeport.lab.LabException;
import dev.homeport.net.Endpoint;
import dev.homeport.net.Holder;
import dev.homeport.net.Observed;
import dev.homeport.net.Owner;
import dev.homeport.net.Transport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Whom no signal reaches, whatever a verb asks for. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no SIGTERM")
class SignalTest {
    private final Terminal at = new Terminal();

    @AfterEach
    void closeTheLab() {
        at.close();
    }

    @Test
    void aProcessThatIsNotTheOneSeenGetsNoSignal() throws Exception {
        try (Squatter squatter = Squatter.on(0)) {
            Holder seen =
                    at.lab.ports().holders(squatter.port).orElse(List.of()).get(0);
            Holder earlier = new Holder(
                    seen.transport(), seen.local(), seen.owner(), seen.user(), Instant.EPOCH, seen.startedBy());
            assertThat(at.lab.ports().signal(earlier, true)).isFalse();
            Holder unknownStart =
                    new Holder(seen.transport(), seen.local(), seen.owner(), seen.user(), null, seen.startedBy());
            assertThat(at.lab.ports().signal(unknownStart, true)).isFalse();
            Holder elsewhere =
                    new Holder(seen.transport(), Endpoint.loopback(1), seen.owner(), seen.user(), seen.started(), null);
            assertThat(at.lab.ports().signal(elsewhere, true)).isFalse();
            assertThat(squatter.lives()).isTrue();
        }
    }

    @Test
    void neitherProcessOneNorThisProgramGetsASignal() {
        for (int pid : new int[] {0, 1, (int) ProcessHandle.current().pid()}) {
            Holder never = new Holder(
                    Transport.TCP,
                    Endpoint.loopback(62893),
                    Observed.seen(new Owner(pid, "it", "", "")),
                    "",
                    Instant.EPOCH,
                    null);
            LabException refused = catchThrowableOfType(
                    LabException.class, () -> at.lab.ports().signal(never, false));
            assertThat(refused.what()).isEqualTo("process " + pid + " is not to be ended from here");
        }
    }
}
