package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import org.jspecify.annotations.Nullable;

/** A line that could not be done, in the learner's words. */
public final class VerbException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final String next;

    public VerbException(Trouble trouble, String what, String next, @Nullable Throwable cause) {
        super(what, cause);
        this.trouble = trouble;
        this.next = next;
    }

    public VerbException(Trouble trouble, String what, String next) {
        this(trouble, what, next, null);
    }

    public static VerbException of(LabException e) {
        return new VerbException(e.trouble(), e.what(), e.next(), e);
    }

    /** The line cannot be understood as it stands. */
    static VerbException badInput(String what, String next) {
        return new VerbException(Trouble.BAD_INPUT, what, next);
    }

    public Trouble trouble() {
        return trouble;
    }

    public String what() {
        return String.valueOf(getMessage());
    }

    public String next() {
        return next;
    }
}
