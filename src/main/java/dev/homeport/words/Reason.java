package dev.homeport.words;

/** Why something failed. */
public final class Reason {
    private Reason() {}

    /** The innermost message, as libraries wrap the system's own; the exception's name where it has none. */
    public static String of(Throwable thrown) {
        Throwable inner = thrown;
        while (inner.getCause() != null) {
            inner = inner.getCause();
        }
        String message = inner.getMessage();
        return message == null ? inner.getClass().getSimpleName() : message;
    }
}
