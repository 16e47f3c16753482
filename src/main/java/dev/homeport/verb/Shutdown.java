package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import java.util.List;

/** {@code shutdown c1}: closes one direction. */
final class Shutdown extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "shutdown",
            "TCP",
            "Send FIN, and still receive (half-close)",
            List.of(Params.CONNECTION),
            List.of(),
            "Says that nothing more will be sent, and keeps the other direction open (RFC 9293, section"
                    + " 3.6.1). The peer reads end of stream.",
            "shutdown c1",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        LedgerEntry c = new Pick(context.lab()).one(arguments.value("CONNECTION"), Wanted.CONNECTION);
        context.lab().halfClose(c.name());
        String done = UnixSocket.is(c) ? "half-closed " : "sent FIN on ";
        context.out().accept(new Report.Done(done + c.name() + "; " + c.name() + " can still receive"));
    }
}
