package dev.homeport.testkit;

import org.assertj.core.api.AssertProvider;

/** A TCP port of this machine, whoever listens there: what {@link HomeportAssertions#port(int)} speaks of. */
public final class TcpPort implements AssertProvider<PortAssert> {
    final int number;
    final Eyes eyes;

    TcpPort(int number, Eyes eyes) {
        this.number = number;
        this.eyes = eyes;
    }

    @Override
    public PortAssert assertThat() {
        return new PortAssert(this);
    }

    @Override
    public String toString() {
        return "port " + number;
    }
}
