package dev.homeport.verb;

import org.jspecify.annotations.Nullable;

/** A verb whose class loads when its spec is first asked for, so that the list of all verbs costs nothing at start. */
final class LazyVerb implements Verb {
    private final String word;
    private @Nullable Verb verb;

    LazyVerb(String word) {
        this.word = word;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public VerbSpec spec() {
        return verb().spec();
    }

    @Override
    public void run(Arguments arguments, VerbContext context) throws VerbException {
        verb().run(arguments, context);
    }

    private synchronized Verb verb() {
        Verb known = verb;
        if (known == null) {
            known = Verbs.make(word);
            verb = known;
        }
        return known;
    }
}
