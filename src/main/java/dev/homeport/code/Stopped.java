package dev.homeport.code;

/** Ends a snippet's thread. An error, so that a learner's {@code catch (Exception e)} lets it pass. */
final class Stopped extends Error {
    private static final long serialVersionUID = 1L;

    Stopped() {
        super("stopped", null, false, false);
    }
}
