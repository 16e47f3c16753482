package dev.homeport.lab;

import dev.homeport.net.Trouble;
import org.jspecify.annotations.Nullable;

/** An act on a socket that did not work, in the learner's words. */
public sealed class LabException extends Exception permits HttpTrouble {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final String next;

    /**
     * @param what what happened and where, one line without a full stop
     * @param next the next thing to try, one line
     */
    public LabException(Trouble trouble, String what, String next, @Nullable Throwable cause) {
        super(what, cause);
        this.trouble = trouble;
        this.next = next;
    }

    public LabException(Trouble trouble, String what, String next) {
        this(trouble, what, next, null);
    }

    public Trouble trouble() {
        return trouble;
    }

    /** What happened and where. */
    public String what() {
        return String.valueOf(getMessage());
    }

    public String next() {
        return next;
    }
}
