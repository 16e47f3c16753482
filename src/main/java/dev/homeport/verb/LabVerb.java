package dev.homeport.verb;

import dev.homeport.lab.LabException;

/** A verb whose acts the lab may refuse: the lab's words become the verb's. */
abstract class LabVerb implements Verb {
    @Override
    public final void run(Arguments arguments, VerbContext context) throws VerbException {
        try {
            act(arguments, context);
        } catch (LabException e) {
            throw VerbException.of(e);
        }
    }

    abstract void act(Arguments arguments, VerbContext context) throws VerbException, LabException;
}
