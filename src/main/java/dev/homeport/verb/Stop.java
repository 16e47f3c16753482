package dev.homeport.verb;

import dev.homeport.lab.LabException;
import dev.homeport.net.LedgerEntry;
import dev.homeport.verb.Pick.Wanted;
import dev.homeport.verb.VerbSpec.Kind;
import java.util.List;
import java.util.Optional;

/** {@code stop site}: stops a server. */
final class Stop extends LabVerb {
    private static final VerbSpec SPEC = new VerbSpec(
            "stop",
            "servers",
            "Stop an echo server or a web server",
            List.of(Params.optional("SERVER", Kind.SERVER)),
            List.of(),
            "Stops the server and closes the connections that it accepted. Its port or endpoint will do for its name; it can be"
                    + " left out where only one server is open.",
            "stop parrot",
            true);

    @Override
    public VerbSpec spec() {
        return SPEC;
    }

    @Override
    void act(Arguments arguments, VerbContext context) throws VerbException, LabException {
        Optional<String> name = arguments.value("SERVER");
        // A listener is stopped if named, but a bare `stop` means a server.
        LedgerEntry it = new Pick(context.lab()).one(name, name.isPresent() ? Wanted.BOUND : Wanted.SERVER);
        context.lab().close(it.name());
        context.out()
                .accept(new Report.Done("stopped " + it.name() + ": " + Shown.endpoint(it.localAddress())
                        + (it.kind().isDatagram() ? " receives no more" : " listens no more")));
    }
}
