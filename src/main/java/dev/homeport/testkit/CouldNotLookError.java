package dev.homeport.testkit;

/** Nothing could be seen, so an assertion neither holds nor fails: no permission, or no such table on this system. */
public final class CouldNotLookError extends AssertionError {
    private static final long serialVersionUID = 1L;

    /** @param message the sentence, and why nothing could be seen */
    CouldNotLookError(String message) {
        super(message);
    }
}
