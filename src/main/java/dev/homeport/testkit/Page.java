package dev.homeport.testkit;

import org.assertj.core.api.AssertProvider;

/**
 * A page of a web server on this machine: what {@link HomeportAssertions#http(Request)} speaks of. It is asked for once, at
 * the first assertion; those that follow speak of the same answer.
 */
public final class Page implements AssertProvider<PageAssert> {
    final Request request;
    final Eyes eyes;

    Page(Request request, Eyes eyes) {
        this.request = request;
        this.eyes = eyes;
    }

    @Override
    public PageAssert assertThat() {
        return new PageAssert(this);
    }

    @Override
    public String toString() {
        return request.method() + " " + request.url();
    }
}
