package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.net.SocketKind;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;

/** {@code close web}: closes a socket or stops a server. */
final class Close extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "close",
            "TCP",
            "Close a connection, a listener or a server",
            List.of(Params.optional("NAME", Kind.NAME)),
            List.of(),
            "Closes both directions of a connection, which sends FIN (RFC 9293, section 3.10.4), or RST where bytes are unread"
                    + " (RFC 2525, section 2.17). What a listener accepted stays open, and what waits for accept is reset; a"
                    + " server's connections are closed with it. A listener's port or endpoint will do for its name.",
            "close web",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        LedgerEntry it = new Pick(context.lab()).one(arguments.value("NAME"), Wanted.SOCKET);
        context.lab().close(it.name());
        String over = it.kind().isDatagram() ? " receives no more" : " listens no more";
        String done = it.kind() == SocketKind.CONNECTION
                ? Ended.closed(context.lab(), it)
                : "closed " + it.name() + ": " + Shown.endpoint(it.localAddress()) + over;
        context.out().accept(new Report.Done(done));
    }
}
