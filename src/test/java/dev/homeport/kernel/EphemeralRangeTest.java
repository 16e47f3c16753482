package dev.homeport.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Observed;
import dev.homeport.net.PortRange;
import org.junit.jupiter.api.Test;

/** The ephemeral range as several systems print it. */
class EphemeralRangeTest {
    @Test
    void eachSystemsEphemeralRangeIsRead() {
        assertThat(EphemeralRange.firstAndLast("32768\t60999\n")).isEqualTo(Observed.seen(new PortRange(32768, 60999)));
        assertThat(EphemeralRange.firstAndLast("49152\n65535\n")).isEqualTo(Observed.seen(new PortRange(49152, 65535)));
        String netsh =
                "\r\nProtocol tcp Dynamic Port Range\r\n---\r\nStart Port      : 49152\r\nNumber of Ports : 16384\r\n";
        assertThat(EphemeralRange.firstAndCount(netsh)).isEqualTo(Observed.seen(new PortRange(49152, 65535)));
        assertThat(EphemeralRange.firstAndLast("60999 32768"))
                .isEqualTo(Observed.unseen("the kernel's answer is no port range: \"60999 32768\""));
        assertThat(EphemeralRange.firstAndCount("no")).isInstanceOf(Observed.Unseen.class);
        assertThat(EphemeralRange.read("Plan 9"))
                .isEqualTo(Observed.unseen("how to read the ephemeral range of this system is not known here"));
    }
}
