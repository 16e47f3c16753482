package dev.homeport.verb;

import dev.homeport.lab.Act;
import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;

/** {@code accept web}: takes a connection from the queue. */
final class Accept extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "accept",
            "TCP",
            "Take the next connection from a listener's queue",
            List.of(Params.optional("LISTENER", Kind.LISTENER), Params.AS_NAME),
            List.of(Params.WITHIN),
            "Takes one connection, and waits for it if none is there. The kernel finishes handshakes by itself: a client is"
                    + " connected before accept. The listener can be left out where only one is open.",
            "accept web",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        LedgerEntry listener = new Pick(context.lab()).one(arguments.value("LISTENER"), Wanted.LISTENER);
        Act act = Params.act(arguments, context);
        if (listener.open() && !new Pending(context.lab()).connection(listener)) {
            context.out().accept(Params.waiting(act, "a connection to " + listener.name()));
        }
        LedgerEntry c = context.lab().accept(listener.name(), Params.newName(arguments), act);
        context.out()
                .accept(new Report.Done("accepted " + c.name() + ": " + Shown.endpoint(c.localAddress()) + " <- "
                        + Shown.endpoint(c.remoteAddress())));
    }
}
