package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.Trouble;
import org.jspecify.annotations.Nullable;

/** A line that could not be done, in the learner's words. */
public final class VerbException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Trouble trouble;
    private final String next;
    private final int column;
    private final int length;

    private VerbException(
            Trouble trouble, String what, String next, @Nullable Throwable cause, int column, int length) {
        super(what, cause);
        this.trouble = trouble;
        this.next = next;
        this.column = column;
        this.length = length;
    }

    public VerbException(Trouble trouble, String what, String next, @Nullable Throwable cause) {
        this(trouble, what, next, cause, 0, 0);
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

    /** The same, about that word of the line. */
    VerbException at(Word word) {
        return new VerbException(trouble, what(), next, getCause(), word.from(), word.to() - word.from());
    }

    /** Where in the line the word begins that it is about, from 0. */
    public int column() {
        return column;
    }

    /** How long that word is, in chars; 0 where it is about the whole line. */
    public int length() {
        return length;
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
