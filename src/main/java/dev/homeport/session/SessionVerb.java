package dev.homeport.session;

import dev.homeport.verb.Arguments;
import dev.homeport.verb.Verb;
import dev.homeport.verb.VerbContext;
import dev.homeport.verb.VerbException;
import dev.homeport.verb.VerbSpec;

/**
 * A verb that speaks to the session and not to the lab. These are declared as values in {@link LessonVerbs}: each is its spec
 * and one call, and a class each would add nothing but its frame.
 */
record SessionVerb(VerbSpec spec, Action action) implements Verb {
    /** What the verb does. */
    interface Action {
        /** @param line the whole line, with its quotes and escapes as typed */
        void run(Arguments arguments, String line) throws VerbException;
    }

    @Override
    public void run(Arguments arguments, VerbContext context) throws VerbException {
        action.run(arguments, context.act().line());
    }
}
