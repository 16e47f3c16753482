package dev.homeport.verb;

import dev.homeport.code.JavaPrompt;
import dev.homeport.lab.Cancellation;
import dev.homeport.net.Exam;
import java.util.List;

/** What stands before the session: who typed its lines, and who can answer a verb's question. */
public interface Front {
    /** Where the lines come from. */
    enum Origin {
        /** Somebody types them and reads along. */
        TERMINAL,
        /** A pipe or a file: nobody can answer. */
        PIPE,
        /** A lesson, or the proof of one. */
        LESSON
    }

    /** Nobody: lines of a lesson. */
    Front NOBODY = () -> Origin.LESSON;

    Origin origin();

    /** Whether Java may be run: a learner's may, a lesson's own lines not. */
    default boolean runsJava() {
        return origin() != Origin.LESSON;
    }

    /**
     * Has the lines that follow read as Java, until the learner leaves the Java prompt.
     *
     * @return false where nobody can: there is no terminal
     */
    default boolean opens(JavaPrompt prompt) {
        return false;
    }

    /**
     * Gives the terminal to a program of the learner's, such as an editor, until it ends.
     *
     * @return false if it could not be run or ended with an error, and where there is no terminal to give
     */
    default boolean runs(List<String> command) {
        return false;
    }

    /**
     * Asks a question of one short line, such as {@code Ask python3 to stop?}. Only a y or yes that is typed after the
     * question was shown is a yes; Ctrl-C, the end of the input and anything else are a no.
     *
     * @param cancellation Ctrl-C while the question is open
     */
    default boolean yes(String question, Cancellation cancellation) {
        return false;
    }

    /**
     * Shows how far a long act is, in one line that is drawn anew; nothing where nobody watches.
     *
     * @param done 0 to 1
     * @param text a few words, such as {@code 1200 of 6400 messages}
     */
    default void progress(double done, String text) {}

    /** Takes the line away that {@link #progress} showed. */
    default void progressOver() {}

    /** What {@code doctor} should say of the terminal and of what else is known only up here. */
    default List<Exam> exams() {
        return List.of();
    }
}
