package dev.homeport.testkit;

/** A test left sockets or threads behind; the message names each. */
public final class LeakError extends AssertionError {
    private static final long serialVersionUID = 1L;

    LeakError(String message) {
        super(message);
    }
}
