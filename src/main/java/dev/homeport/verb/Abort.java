package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import java.util.List;

/** {@code abort c1}: ends a connection without a goodbye. */
final class Abort extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "abort",
            "TCP",
            "End a connection with RST",
            List.of(Params.CONNECTION),
            List.of(),
            "Drops what was not sent or read yet, and sends RST (RFC 9293, section 3.10.5). The peer sees"
                    + " \"connection reset\". To end it politely: close.",
            "abort c1",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        LedgerEntry c = new Pick(context.lab()).one(arguments.value("CONNECTION"), Wanted.CONNECTION);
        context.lab().abort(c.name());
        context.out().accept(new Report.Done(Ended.aborted(context.lab(), c)));
    }
}
