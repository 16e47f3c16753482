package dev.homeport.check;

/** The four answers of a check. */
public sealed interface Verdict {
    /** It is true, and here is the evidence in one line. */
    record Pass(String evidence) implements Verdict {}

    /** Nothing contradicts it, but it is not true yet. */
    record NotYet(Finding finding) implements Verdict {}

    /** Something was seen that contradicts it. */
    record Wrong(Finding finding) implements Verdict {}

    /** The look did not work, so nothing can be said. */
    record CouldNotLook(String reason) implements Verdict {}

    default boolean passed() {
        return this instanceof Pass;
    }
}
