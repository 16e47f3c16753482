package dev.homeport.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.homeport.net.Endpoint;
import org.junit.jupiter.api.Test;

/** Whose a connection is, by its two ports. */
class ProbePortsTest {
    private static final Endpoint SERVER = Endpoint.loopback(62893);
    private static final Endpoint PROBE = Endpoint.loopback(40000);

    private final ProbePorts probes = new ProbePorts();

    @Test
    void aProbeIsKnownAtItsServerAlone() {
        probes.add(PROBE.port(), SERVER.port());
        assertThat(probes.isProbe(SERVER, PROBE)).isTrue();
        assertThat(probes.isProbe(Endpoint.loopback(62894), PROBE)).isFalse();
        assertThat(probes.isProbe(PROBE, SERVER)).isFalse();
        assertThat(probes.isBetween(PROBE.port(), SERVER.port())).isTrue();
        assertThat(probes.isBetween(SERVER.port(), PROBE.port())).isTrue();
        assertThat(probes.isBetween(PROBE.port(), 62894)).isFalse();
    }

    @Test
    void aSecondConnectionBetweenTheSamePortsIsNoProbes() {
        probes.add(PROBE.port(), SERVER.port());
        assertThat(probes.accepts(SERVER, PROBE)).isTrue();
        assertThat(probes.isProbe(SERVER, PROBE)).isTrue();
        assertThat(probes.accepts(SERVER, PROBE)).isFalse();
        assertThat(probes.isProbe(SERVER, PROBE)).isFalse();
        assertThat(probes.isBetween(SERVER.port(), PROBE.port())).isFalse();
        probes.add(PROBE.port(), SERVER.port());
        assertThat(probes.accepts(SERVER, PROBE)).isTrue();
    }

    @Test
    void whoElseGetsThePortIsNoProbe() {
        probes.add(PROBE.port(), SERVER.port());
        probes.add(PROBE.port(), 65535);
        probes.add(40001, SERVER.port());
        probes.remove(PROBE.port());
        assertThat(probes.isProbe(SERVER, PROBE)).isFalse();
        assertThat(probes.isProbe(Endpoint.loopback(65535), PROBE)).isFalse();
        assertThat(probes.isProbe(SERVER, Endpoint.loopback(40001))).isTrue();
    }
}
