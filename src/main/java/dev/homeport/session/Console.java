package dev.homeport.session;

import dev.homeport.lab.Lab;
import dev.homeport.verb.Front;
import dev.homeport.verb.Verb;
import java.util.List;

/** What a terminal needs of a session. All calls but {@link #cancel}, {@link #tick} and
 * {@link #hintIsDue} come from one thread. */
public interface Console extends AutoCloseable {
    /** Tells who types the lines and answers questions; until then, nobody does. */
    default void meets(Front front) {}

    /** Greets, and resumes where the learner was. FAILED or USAGE if what was to be opened can't be. */
    Outcome begin();

    /** Runs one line to its end. Never throws for anything that was typed. */
    Outcome submit(String line);

    /** Cancels the verb that runs now, if one does. From any thread. */
    void cancel();

    /**
     * Judges the step's passive checks again because something changed on the machine. From any thread; does nothing while
     * a line runs. What it has to show goes to the same listener.
     */
    void tick();

    /** Whether a tick would offer a hint that has become due by time alone. Cheap; looks at nothing. From any thread. */
    boolean hintIsDue();

    PromptView prompt();

    List<Verb> verbs();

    List<String> lessonIds();

    Lab lab();

    @Override
    void close();

    /** What a line came to. */
    enum Outcome {
        /** Done, or nothing to do. */
        OK,
        /** It did not work, or a step or check did not pass. */
        FAILED,
        /** The line could not be understood. */
        USAGE,
        /** A look did not work. */
        COULD_NOT_LOOK,
        /** The learner wants to leave. */
        QUIT
    }
}
