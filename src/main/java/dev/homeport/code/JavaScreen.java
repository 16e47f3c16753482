package dev.homeport.code;

import java.util.List;

/** Takes what Java has to show. Called on the thread that runs the source, except {@link #printedLater}. */
public interface JavaScreen {
    /** One line that a snippet printed, without its line end and as it is: it may hold control characters. */
    void printed(String line, boolean error);

    /** One line that a thread printed which outlives its snippet. From any thread. */
    void printedLater(String line, boolean error);

    /** A value as JShell shows it: {@code $1 ==> 62893}. */
    void value(String name, String text);

    /** Something else worth knowing, in a sentence. */
    void remark(String text);

    /**
     * Where the compiler stumbled.
     *
     * @param source one line of what was written
     * @param column from 0
     * @param length how many characters are meant, at least 1
     */
    void stumbled(String source, int column, int length);

    /** The learner's own lines on the way to an exception, the innermost first. */
    void came(List<String> lines);
}
