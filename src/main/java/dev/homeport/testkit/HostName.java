package dev.homeport.testkit;

import org.assertj.core.api.AssertProvider;

/** A name to resolve: what {@link HomeportAssertions#hostName(String)} speaks of. */
public final class HostName implements AssertProvider<HostNameAssert> {
    final String name;
    final Eyes eyes;

    HostName(String name, Eyes eyes) {
        this.name = name;
        this.eyes = eyes;
    }

    @Override
    public HostNameAssert assertThat() {
        return new HostNameAssert(this);
    }

    @Override
    public String toString() {
        return "name " + name;
    }
}
