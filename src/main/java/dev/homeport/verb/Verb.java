package dev.homeport.verb;

/** One word that a learner can type, and what it does. */
public interface Verb {
    /** Its words, parameters, options, help and example: one place for parsing, help, completion and reference. */
    VerbSpec spec();

    /** The word that is typed for it. Unlike the whole spec it is known without loading the verb's class. */
    default String word() {
        return spec().word();
    }

    /**
     * Does it. Output goes to {@link VerbContext#out}.
     *
     * @throws VerbException if it cannot; the message is for the learner
     */
    void run(Arguments arguments, VerbContext context) throws VerbException;
}
