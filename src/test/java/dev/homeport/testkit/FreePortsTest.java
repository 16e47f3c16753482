package dev.homeport.testkit;

import static dev.homeport.testkit.HomeportAssertions.assertThat;
import static dev.homeport.testkit.HomeportAssertions.port;
import static dev.homeport.testkit.HomeportAssertions.udpPort;
import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.lab.Lab;
import dev.homeport.lab.LabSettings;
import dev.homeport.net.Port;
import dev.homeport.net.PortRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void aPortIsFreeAndGivenToOneOnly() {
        List<Port> taken = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                taken.add(FreePorts.take());
            }
            assertThat(new HashSet<>(taken)).hasSize(20);
            assertThat(port(taken.get(0))).isFree();
            assertThat(udpPort(taken.get(0))).isFree();
        } finally {
            FreePorts.giveBack(taken);
        }
    }

    @Test
    void theKernelGivesItToNobodyByChance() {
        try (Lab lab = Lab.open(LabSettings.USUAL)) {
            PortRange kernels = lab.ports().ephemeralRange().orElse(new PortRange(1, Port.MAX));
            Assumptions.assumeTrue(kernels.last() < Port.MAX, "this kernel picks from all dynamic ports");
            Port port = FreePorts.take();
            FreePorts.giveBack(List.of(port));
            assertThat(port.number()).isGreaterThan(kernels.last());
            assertThat(port(port)).not().isInTheEphemeralRange();
        }
    }
}
