package dev.homeport.testkit;

import org.assertj.core.api.AssertProvider;

/** A UDP port of this machine, whoever has it: what {@link HomeportAssertions#udpPort(int)} speaks of. */
public final class UdpPort implements AssertProvider<UdpPortAssert> {
    final int number;
    final Eyes eyes;

    UdpPort(int number, Eyes eyes) {
        this.number = number;
        this.eyes = eyes;
    }

    @Override
    public UdpPortAssert assertThat() {
        return new UdpPortAssert(this);
    }

    @Override
    public String toString() {
        return "udp port " + number;
    }
}
